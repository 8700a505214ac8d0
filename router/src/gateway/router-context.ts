import { headerNames, type RequestHeaders } from "@souk/kernel/graph-request";
import type { Viewer } from "@souk/kernel/viewer";
import type { CountedRate } from "../limits/rates/rate-limits.js";

export interface SubgraphReply {
  idempotencyReplayed: boolean;
  /** Whether everybody would be told the same; undefined while no subgraph has been asked. */
  isPublic?: boolean;
}

/** What one subgraph, or the router itself, says of the answer: everybody's is only what all parts of it are. */
export function notePublic(reply: SubgraphReply, isPublic: boolean): void {
  reply.isPublic = isPublic && reply.isPublic !== false;
}

/** What the router knows of a request and hands on to every subgraph. */
export interface RouterContext {
  readonly correlationId: string;
  readonly viewer: Viewer;
  /** The token that was proven, from the header or the cookie. */
  readonly authorization: string | undefined;
  readonly clientAddress: string;
  readonly userAgent: string | undefined;
  /** Only accounts gets to see it. */
  readonly cookie: string | undefined;
  /** The caller's name for this attempt. */
  readonly idempotencyKey: string | undefined;
  /** What subgraphs said of their answers, for the headers of ours. */
  readonly reply: SubgraphReply;
  /** When nobody waits for the answer any more. */
  readonly clientGone: AbortSignal;
  /** When the operation must be done, by `performance.now()`. */
  readonly deadline: number;
  /** What the operation asks for, once that is known. */
  readonly asked: { cost?: number };
  /** The limits that the request was counted in. */
  readonly countedRates: CountedRate[];
  /** `set-cookie` values that subgraphs gave; the answer carries them. */
  readonly setCookies: string[];
}

export function forwardedHeaders(context: RouterContext, subgraph: string): RequestHeaders {
  return {
    authorization: context.authorization,
    "x-correlation-id": context.correlationId,
    "x-client-address": context.clientAddress,
    "user-agent": context.userAgent,
    [headerNames.idempotencyKey]: context.idempotencyKey,
    ...(subgraph === "accounts" ? { cookie: context.cookie } : {}),
  };
}
