import type {
  GraphAnswer,
  GraphAnswerBody,
  GraphAnswerError,
  GraphRequest,
  RequestHeaders,
} from "@souk/kernel/graph-request";
import type { PeerTransport } from "@souk/kernel/peer-transport";
import { currentRequest } from "@souk/kernel/request-context";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { ServiceTokens } from "@souk/kernel/service-token";
import type { RouterMetrics } from "../router-metrics.js";
import { LeftAloneError, SubgraphPatience } from "../subgraph-patience.js";
import { forwardedHeaders, type RouterContext } from "./router-context.js";

export interface SubgraphCallerParts {
  readonly name: string;
  readonly transport: PeerTransport;
  readonly serviceTokens: ServiceTokens;
  readonly metrics: RouterMetrics;
  readonly timeoutMs: number;
}

/** The client has gone away, which says nothing of the subgraph. */
class NobodyWaitsError extends ServiceUnavailableError {}

/** The router's way to one subgraph: in whose name it asks, how long it waits, and what it does when no answer comes. */
export class SubgraphCaller {
  private readonly patience: SubgraphPatience;

  constructor(private readonly parts: SubgraphCallerParts) {
    const { metrics, name } = parts;
    metrics.setCircuit(name, false);
    this.patience = new SubgraphPatience({
      isUnanswered: (error) => error instanceof ServiceUnavailableError && !(error instanceof NobodyWaitsError),
      onLeftAlone: (leftAlone) => metrics.setCircuit(name, leftAlone),
    });
  }

  /** Throws ServiceUnavailableError when there is no answer in time. */
  async ask(request: GraphRequest, context: RouterContext, kind: "query" | "mutation"): Promise<GraphAnswer> {
    const { name, metrics } = this.parts;
    const endTimer = metrics.startFetch(name);
    try {
      const answer = await this.patience.ask(kind, () => this.send(request, context, kind));
      endTimer(answer.status === 200 ? "answered" : "refused");
      return answer;
    } catch (error) {
      endTimer("unavailable");
      if (error instanceof LeftAloneError) throw new ServiceUnavailableError(name, { cause: error });
      throw error;
    }
  }

  /** The subgraph's stream for a subscription. Throws ServiceUnavailableError when it cannot be had, or breaks off. */
  async *listen(request: GraphRequest, context: RouterContext, signal: AbortSignal): AsyncGenerator<GraphAnswerBody> {
    yield* this.parts.transport.subscribe(request, await this.headersFor(context), signal);
  }

  /** What clients are told where no answer came. */
  unavailable(): GraphAnswerError {
    const { name } = this.parts;
    return {
      message: `${name} does not answer. Try again.`,
      extensions: { code: "SUBGRAPH_UNAVAILABLE", service: name },
    };
  }

  private async send(request: GraphRequest, context: RouterContext, kind: "query" | "mutation"): Promise<GraphAnswer> {
    const { name, transport, timeoutMs } = this.parts;
    const counters = currentRequest()?.counters;
    if (counters) counters.subgraphFetches += 1;
    const headers = await this.headersFor(context);
    const leftMs = context.deadline - performance.now();
    if (leftMs <= 0) throw new ServiceUnavailableError(name);
    // what changes something is not left half done because nobody waits for it
    const gone = kind === "query" ? context.clientGone : undefined;
    const answer = await transport
      .send(request, headers, Math.min(timeoutMs, Math.ceil(leftMs)), gone)
      .catch((cause: unknown) => {
        throw gone?.aborted ? new NobodyWaitsError(name, { cause }) : cause;
      });
    context.setCookies.push(...answer.setCookies);
    if (answer.idempotencyReplayed) context.reply.idempotencyReplayed = true;
    return answer;
  }

  private async headersFor(context: RouterContext): Promise<RequestHeaders> {
    const { name, serviceTokens } = this.parts;
    return { ...forwardedHeaders(context, name), ...(await serviceTokens.headersFor("router", name)) };
  }
}
