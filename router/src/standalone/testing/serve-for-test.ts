import { serveSupergraph, type ServedSupergraph, type ServeOptions } from "../serve-supergraph.js";

/** Serves a supergraph at a free port; no test reaches the time-out. */
export function serveForTest(
  options: Pick<ServeOptions, "supergraphSdl"> & Partial<ServeOptions>,
): Promise<ServedSupergraph> {
  return serveSupergraph({
    port: 0,
    host: "127.0.0.1",
    forwardedHeaders: [],
    timeoutMs: 120_000,
    keySetUrl: undefined,
    sharesInFlight: false,
    ...options,
  });
}
