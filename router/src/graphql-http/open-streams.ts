import { graphError } from "@souk/kernel/errors/graph-error";
import { onAbort } from "@souk/kernel/http/on-abort";
import type { GraphQLError } from "graphql";
import { RefusedRequest } from "@souk/kernel/subgraph/over-http/refused-request";
import type { StreamLimitName } from "../limits/limit-names.js";
import { networkOf } from "../limits/rates/counted-key.js";
import type { OpenStream } from "./subscription-options.js";

export interface StreamLimits {
  /** Maximum number of open streams in this process. */
  readonly all: number;
  /** Maximum number of open streams for one address. */
  readonly perAddress: number;
}

export interface StreamToOpen {
  readonly address: string;
  /** Expiry of the viewer's token. */
  readonly tokenEnd: Date | undefined;
  /** Aborted when the client has disconnected or the stream is complete. */
  readonly ended: AbortSignal;
  /** Aborted with the error of the last event when the router ends the stream. */
  readonly stopped?: AbortSignal;
}

/** Metrics for open streams. */
export interface StreamMetrics {
  countLimitRefusal(limit: string): void;
  setOpenStreams(count: number): void;
}

const retryAfterSeconds = 10;
/**
 * The longest delay that a timer supports. A stream whose token is valid for longer ends after this time, and its
 * client subscribes again.
 */
const longestMs = 2 ** 31 - 1;

/**
 * The open streams of all clients. Each stream uses a connection and memory while it lasts, so their number is limited.
 * A stream ends when its token expires, because the token is not verified again in between; all streams end when the
 * router closes.
 */
export class OpenStreams {
  private readonly closing = new AbortController();
  private readonly byNetwork = new Map<string, number>();
  private count = 0;

  constructor(private readonly options: { readonly limits: StreamLimits; readonly metrics?: StreamMetrics }) {}

  /** Throws RefusedRequest when too many streams are open. */
  open({ address, tokenEnd, ended, stopped }: StreamToOpen): OpenStream {
    const network = networkOf(address);
    this.refuseTooMany(network);
    const stopping = new AbortController();
    let last: GraphQLError | undefined;
    const tokenMs = tokenEnd && Math.max(0, tokenEnd.getTime() - Date.now());
    const end = (): void => {
      if (tokenMs !== undefined && tokenMs <= longestMs) last = tokenExpired();
      stopping.abort();
    };
    const timer = tokenMs === undefined ? undefined : setTimeout(end, Math.min(tokenMs, longestMs));
    this.add(network, 1);
    const closing = onAbort([this.closing.signal], () => stopping.abort());
    const stop = onAbort(stopped ? [stopped] : [], () => {
      last = stopped?.reason as GraphQLError;
      stopping.abort();
    });
    onAbort([ended], () => {
      clearTimeout(timer);
      closing[Symbol.dispose]();
      stop[Symbol.dispose]();
      stopping.abort();
      this.add(network, -1);
    });
    return { signal: stopping.signal, finalError: () => last };
  }

  /** Ends all streams; clients get a complete event. */
  close(): void {
    this.closing.abort();
  }

  private refuseTooMany(network: string): void {
    const { all, perAddress } = this.options.limits;
    if ((this.byNetwork.get(network) ?? 0) >= perAddress) throw this.tooMany("streams-address", perAddress);
    if (this.count >= all) throw this.tooMany("streams", all);
  }

  private tooMany(name: StreamLimitName, max: number): RefusedRequest {
    this.options.metrics?.countLimitRefusal(name);
    const message = `Too many (${name}: ${max} at once); try again in ${retryAfterSeconds} s.`;
    const error = graphError("RATE_LIMITED", message, { retryAfter: retryAfterSeconds, limit: { name, max } });
    return new RefusedRequest(429, [error], { "retry-after": String(retryAfterSeconds) });
  }

  private add(network: string, change: 1 | -1): void {
    this.count += change;
    const open = (this.byNetwork.get(network) ?? 0) + change;
    if (open === 0) this.byNetwork.delete(network);
    else this.byNetwork.set(network, open);
    this.options.metrics?.setOpenStreams(this.count);
  }
}

function tokenExpired(): GraphQLError {
  return graphError("UNAUTHENTICATED", "The token has run out. Renew it and subscribe again.", {
    reason: "TOKEN_EXPIRED",
  });
}
