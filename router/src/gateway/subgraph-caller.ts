import type {
  GraphAnswer,
  GraphAnswerBody,
  GraphAnswerError,
  GraphRequest,
  RequestHeaders,
} from "@souk/kernel/subgraph/graph-request";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { currentRequest } from "@souk/kernel/logging/request-context";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import type { RouterMetrics } from "../metrics/router-metrics.js";
import { retryRefusedQuery } from "@souk/kernel/peers/upstream/retry-refused-query";
import { forwardedHeaders, type RouterContext } from "./router-context.js";

export interface SubgraphCallerOptions {
  readonly name: string;
  readonly transport: PeerTransport;
  readonly serviceTokens: ServiceTokens;
  readonly metrics: RouterMetrics;
  readonly timeoutMs: number;
}

function isUnavailable(error: unknown): boolean {
  return error instanceof ServiceUnavailableError;
}

/** Sends the router's requests to one subgraph: sets the identity and the timeout, and handles missing answers. */
export class SubgraphCaller {
  constructor(private readonly options: SubgraphCallerOptions) {}

  /** Throws ServiceUnavailableError when the subgraph does not answer in time. */
  async ask(request: GraphRequest, context: RouterContext, kind: "query" | "mutation"): Promise<GraphAnswer> {
    const { name, metrics } = this.options;
    const endTimer = metrics.startFetch(name);
    try {
      const answer = await retryRefusedQuery(kind, () => this.send(request, context, kind), isUnavailable);
      endTimer(answer.status === 200 ? "answered" : "refused");
      return answer;
    } catch (error) {
      endTimer("unavailable");
      throw error;
    }
  }

  /**
   * Yields the subgraph's events for a subscription. Throws ServiceUnavailableError when the stream cannot be opened or
   * breaks off.
   */
  async *listen(request: GraphRequest, context: RouterContext, signal: AbortSignal): AsyncGenerator<GraphAnswerBody> {
    yield* this.options.transport.subscribe(request, await this.headersFor(context), signal);
  }

  /** Returns the error that clients get when the subgraph did not answer. */
  unavailable(): GraphAnswerError {
    const { name } = this.options;
    return {
      message: `${name} does not answer. Try again.`,
      extensions: { code: "SUBGRAPH_UNAVAILABLE", service: name },
    };
  }

  private async send(request: GraphRequest, context: RouterContext, kind: "query" | "mutation"): Promise<GraphAnswer> {
    const { name, transport, timeoutMs } = this.options;
    const counters = currentRequest()?.counters;
    if (counters) counters.subgraphFetches += 1;
    const headers = await this.headersFor(context);
    const leftMs = context.deadline - performance.now();
    if (leftMs <= 0) throw new ServiceUnavailableError(name);
    // a mutation runs to its end even when its client disconnects
    const gone = kind === "query" ? context.clientGone : undefined;
    const answer = await transport.send(request, headers, Math.min(timeoutMs, Math.ceil(leftMs)), gone);
    context.setCookies.push(...answer.setCookies);
    if (answer.idempotencyReplayed) context.reply.idempotencyReplayed = true;
    return answer;
  }

  private async headersFor(context: RouterContext): Promise<RequestHeaders> {
    const { name, serviceTokens } = this.options;
    return { ...forwardedHeaders(context, name), ...(await serviceTokens.headersFor("router", name)) };
  }
}
