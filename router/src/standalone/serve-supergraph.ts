import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { IdleConnections } from "@souk/kernel/http/idle-connections";
import { contractSupergraph } from "@souk/federation-engine";
import { OpenStreams } from "../graphql-http/open-streams.js";
import { answerRequest } from "./answer-request.js";
import { Generations } from "./generations.js";
import { HookedRequests } from "../hooks/hooked-request.js";
import { addCorsBy, type CorsSettings } from "./page-requests.js";
import { defaultLimits, type RequestLimits } from "./request-limits.js";
import { standaloneService, type StandaloneServiceOptions } from "./standalone-service.js";
import type { RouterDefinition } from "./router-definition.js";
import { rightsByTokens } from "./token-rights.js";

export interface ServeOptions extends StandaloneServiceOptions {
  readonly supergraphSdl: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly host: string;
  readonly timeoutMs: number;
  /** How long streams keep a supergraph that was replaced, in milliseconds; the default when absent. */
  readonly streamMs?: number;
  /** URL of the key set for clients' tokens; undefined: no client has rights. */
  readonly keySetUrl: string | undefined;
  /** Undefined: only pages of the router's own origin may use the graph. */
  readonly cors?: CorsSettings | undefined;
  /** The limits that differ from the defaults. */
  readonly limits?: Partial<RequestLimits>;
  /** Milliseconds without data before a stream sends a heartbeat; the default interval when absent. */
  readonly heartbeatMs?: number;
}

export interface ServedSupergraph extends AsyncDisposable {
  readonly port: number;
  /** Serves new requests from this supergraph. Throws when it cannot be served; the current one stays in use then. */
  readonly replaceSupergraph: (supergraphSdl: string) => Promise<void>;
}

const defaultStreamMs = 300_000;
const streamLimits = { all: 10_000, perAddress: 1000 };

/** Serves any supergraph: the engine behind `/graphql`, without the parts that belong to a shop. */
export async function serveSupergraph(options: ServeOptions): Promise<ServedSupergraph> {
  const { timeoutMs, streamMs = defaultStreamMs, port, host, heartbeatMs, definition = {} } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const sdlFor = contractOf(definition);
  const generations = await Generations.open(sdlFor(options.supergraphSdl), { timeoutMs, streamMs, limits, report });
  const hooks = HookedRequests.of(definition, report, (text) => generations.current.engine.readJson(text));
  const service = standaloneService({ ...options, limits, report });
  const streams = new OpenStreams({ limits: streamLimits });
  const rightsOf = rightsByTokens(options.keySetUrl);
  const addCors = options.cors && addCorsBy(options.cors);
  const server = createServer((request, response) => {
    idle.watch(response);
    void answerRequest(request, response, {
      service,
      generations,
      streams,
      hooks,
      rightsOf,
      addCors,
      origins: options.cors?.origins,
      limits,
      heartbeatMs,
      report,
    });
  });
  const idle = new IdleConnections(server);
  server.listen(port, host);
  await once(server, "listening").catch((cause: unknown) => {
    throw new Error(`port ${port} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    replaceSupergraph: (supergraphSdl) => generations.replace(sdlFor(supergraphSdl)),
    async [Symbol.asyncDispose]() {
      streams.close();
      await idle.cut();
      server.close();
      await once(server, "close");
      await generations[Symbol.asyncDispose]();
    },
  };
}

/** Returns the supergraph that clients see: all of it, or a contract's part. */
function contractOf({ contract }: RouterDefinition): (supergraphSdl: string) => string {
  return contract ? (supergraphSdl) => contractSupergraph(supergraphSdl, contract) : (supergraphSdl) => supergraphSdl;
}

function report(line: string): void {
  process.stderr.write(`${line}\n`);
}
