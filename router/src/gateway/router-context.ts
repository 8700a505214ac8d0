import { headerNames, type RequestHeaders } from "@souk/kernel/subgraph/graph-request";
import { notePositions, parsePositions, type WritePositions } from "@souk/kernel/database/replica/write-positions";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { HookedRequest } from "../hooks/hooked-request.js";
import type { CountedRate } from "../limits/rates/rate-limits.js";

export interface SubgraphReply {
  idempotencyReplayed: boolean;
  /** Seconds after which the client may repeat a request that a busy subgraph refused. */
  retryAfterSeconds?: number;
  /** Whether all viewers would get the same answer; undefined before the first answer of a subgraph. */
  isPublic?: boolean;
  /** Called once for each failed sign-in. */
  onFailedSignIn?: () => Promise<void>;
  /**
   * Every position that the client has to keep, when the request changed data: the next request reads from a replica
   * only what includes these changes.
   */
  written?: WritePositions;
}

/**
 * Notes whether a subgraph's answer, or the router's own part, is public. The whole answer is public only when all its
 * parts are.
 */
export function notePublic(reply: SubgraphReply, isPublic: boolean): void {
  reply.isPublic = isPublic && reply.isPublic !== false;
}

/** The router's data about a request, available to every subgraph call. */
export interface RouterContext {
  readonly correlationId: string;
  readonly viewer: Viewer;
  /** The verified token, from the header or the cookie. */
  readonly authorization: string | undefined;
  readonly clientAddress: string;
  readonly userAgent: string | undefined;
  /** The client's languages. */
  readonly acceptLanguage?: string | undefined;
  /** Forwarded only to accounts. */
  readonly cookie: string | undefined;
  /** The client's idempotency key. */
  readonly idempotencyKey: string | undefined;
  /** Response metadata from the subgraphs, used for this answer's headers. */
  readonly reply: SubgraphReply;
  /** Aborted when the client disconnects. */
  readonly clientSignal: AbortSignal;
  /** Deadline of the operation, as `performance.now()`. */
  readonly deadline: number;
  /** The cost of the operation, once it is known. */
  readonly measured: { cost?: number };
  /** The fields of the log line of this request. */
  readonly logFields: Record<string, unknown>;
  /** The rate limits that this request was counted in. */
  readonly countedRates: CountedRate[];
  /** Returns a header of the client by its lower-case name. */
  readonly clientHeader?: (name: string) => string | undefined;
  /** The request with the project's hooks. */
  readonly hooked?: HookedRequest | undefined;
  /**
   * The positions of the changes of the session so far, this request included. Undefined when the request needs the
   * latest data: then all lists come from primaries.
   */
  readonly positions?: Map<string, string> | undefined;
  /** `set-cookie` values from subgraphs; the answer contains them. */
  readonly setCookies: string[];
}

export function forwardedHeaders(context: RouterContext, subgraph: string): RequestHeaders {
  return {
    authorization: context.authorization,
    "x-correlation-id": context.correlationId,
    "x-client-address": context.clientAddress,
    "user-agent": context.userAgent,
    "accept-language": context.acceptLanguage,
    [headerNames.idempotencyKey]: context.idempotencyKey,
    [headerNames.written]: positionOf(context, subgraph),
    ...(subgraph === "accounts" ? { cookie: context.cookie } : {}),
  };
}

/** The position that a replica of the subgraph needs. A subgraph calls other services without a position. */
function positionOf({ positions }: RouterContext, subgraph: string): string | undefined {
  if (!positions) return undefined;
  const position = positions.get(subgraph);
  return position === undefined ? "none" : `${subgraph}=${position}`;
}

/** Notes the positions of changes for the rest of the request, and for the client. `text` is a subgraph's header. */
export function noteWritten({ positions = new Map(), reply }: RouterContext, text: string): void {
  const written = new Map([...(reply.written ?? []), ...positions]);
  notePositions(written, parsePositions(text));
  notePositions(positions, written);
  reply.written = written;
}
