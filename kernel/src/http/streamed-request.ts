import type { Readable } from "node:stream";
import type { RequestHeaders } from "../subgraph/graph-request.js";

/** A request of a client that the router passes on to a subgraph without reading it: an upload or a download. */
export interface StreamedRequest {
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  readonly headers: RequestHeaders;
  /** Null when the method has no body. It fails when the client breaks the connection. */
  readonly body: Readable | null;
}

export interface StreamedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable | string | null;
}

/** Streamed requests as a transport or the subgraph's own port passes them on. */
export interface StreamReceiver {
  readonly paths: readonly string[];
  readonly answer: (request: StreamedRequest) => Promise<StreamedAnswer>;
}
