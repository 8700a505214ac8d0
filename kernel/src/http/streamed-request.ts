import type { Readable } from "node:stream";
import type { GraphContext } from "../subgraph/graph-context.js";
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

/** The paths at which a subgraph accepts streamed requests. */
export interface StreamHandler {
  /** Patterns of Fastify: `/uploads`, `/uploads/*`. */
  readonly paths: readonly string[];
  readonly answer: (request: StreamedRequest, context: GraphContext) => Promise<StreamedAnswer>;
}

/** Streamed requests as a transport or the subgraph's own port passes them on. */
export interface StreamReceiver {
  readonly paths: readonly string[];
  readonly answer: (request: StreamedRequest) => Promise<StreamedAnswer>;
}
