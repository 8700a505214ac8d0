import { graphError } from "@souk/kernel/graph-error";
import { onAbort } from "@souk/kernel/on-abort";
import type { GraphQLError } from "graphql";
import { networkOf } from "../limits/rates/counted-key.js";
import { RefusedRequest } from "./refused-request.js";
import type { OpenStream } from "./subscription-parts.js";

export interface StreamLimits {
  /** Open at once in this process. */
  readonly all: number;
  /** Of these, of one address. */
  readonly perAddress: number;
}

export interface StreamToOpen {
  readonly address: string;
  /** When the viewer's token runs out. */
  readonly tokenEnd: Date | undefined;
  /** When the client has gone, or has all that there was. */
  readonly ended: AbortSignal;
}

/** What is told of the streams to whoever runs the router. */
export interface StreamMetrics {
  countLimitRefusal(limit: string): void;
  setOpenStreams(count: number): void;
}

const retryAfterSeconds = 10;
/** The longest that a timer can be set for, and so a stream with a token that holds for longer: its client subscribes again. */
const longestMs = 2 ** 31 - 1;

/**
 * The streams that clients have open. Each costs a connection and memory for as long as it lasts, so there are only so many; each
 * ends when the token does that it was opened with, since nobody proves it again meanwhile; all end when the router does.
 */
export class OpenStreams {
  private readonly closing = new AbortController();
  private readonly byNetwork = new Map<string, number>();
  private count = 0;

  constructor(private readonly parts: { readonly limits: StreamLimits; readonly metrics?: StreamMetrics }) {}

  /** Throws RefusedRequest where there are too many. */
  open({ address, tokenEnd, ended }: StreamToOpen): OpenStream {
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
    onAbort([ended], () => {
      clearTimeout(timer);
      closing[Symbol.dispose]();
      stopping.abort();
      this.add(network, -1);
    });
    return { signal: stopping.signal, farewell: () => last };
  }

  /** Ends all; clients are told that they are complete. */
  close(): void {
    this.closing.abort();
  }

  private refuseTooMany(network: string): void {
    const { all, perAddress } = this.parts.limits;
    if ((this.byNetwork.get(network) ?? 0) >= perAddress) throw this.tooMany("streams-address", perAddress);
    if (this.count >= all) throw this.tooMany("streams", all);
  }

  private tooMany(name: string, max: number): RefusedRequest {
    this.parts.metrics?.countLimitRefusal(name);
    const message = `Too many (${name}: ${max} at once); try again in ${retryAfterSeconds} s.`;
    const error = graphError("RATE_LIMITED", message, { retryAfter: retryAfterSeconds, limit: { name, max } });
    return new RefusedRequest(429, [error], { "retry-after": String(retryAfterSeconds) });
  }

  private add(network: string, change: 1 | -1): void {
    this.count += change;
    const open = (this.byNetwork.get(network) ?? 0) + change;
    if (open === 0) this.byNetwork.delete(network);
    else this.byNetwork.set(network, open);
    this.parts.metrics?.setOpenStreams(this.count);
  }
}

function tokenExpired(): GraphQLError {
  return graphError("UNAUTHENTICATED", "The token has run out. Renew it and subscribe again.", {
    reason: "TOKEN_EXPIRED",
  });
}
