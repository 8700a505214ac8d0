import type { StreamedAnswer, StreamedRequest } from "../http/streamed-request.js";
import type { GraphContext } from "./graph-context.js";

/** The paths at which a subgraph accepts streamed requests. */
export interface StreamHandler {
  /** Patterns of Fastify: `/uploads`, `/uploads/*`. */
  readonly paths: readonly string[];
  readonly answer: (request: StreamedRequest, context: GraphContext) => Promise<StreamedAnswer>;
}
