import type { GraphAnswer, GraphAnswerError, GraphRequest } from "@souk/kernel/graph-request";
import type { PeerTransport } from "@souk/kernel/peer-transport";
import { currentRequest } from "@souk/kernel/request-context";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { ServiceTokens } from "@souk/kernel/service-token";
import {
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  retry,
  wrap,
  type IPolicy,
} from "cockatiel";
import type { RouterMetrics } from "../router-metrics.js";
import { forwardedHeaders, type RouterContext } from "./router-context.js";

export interface SubgraphCallerParts {
  readonly name: string;
  readonly transport: PeerTransport;
  readonly serviceTokens: ServiceTokens;
  readonly metrics: RouterMetrics;
  readonly timeoutMs: number;
}

/** A subgraph that kept its clients waiting for nothing so often in a row is left alone for a moment: they get the rest at once. */
const vainWaitsInARow = 10;
const leftAloneMs = 1000;
/** What is refused sooner, as by a process that is not there, costs nobody anything. */
const vainWaitMs = 250;

/** The router's way to one subgraph: in whose name it asks, how long it waits, and what it does when no answer comes. */
export class SubgraphCaller {
  private readonly vainWaits = new WeakSet<Error>();
  private readonly breaker = circuitBreaker(
    handleWhen((error) => this.waitedInVain(error)),
    { halfOpenAfter: leftAloneMs, breaker: new ConsecutiveBreaker(vainWaitsInARow) },
  );
  /** A query changes nothing, so it is asked once more where that does not double a long wait. */
  private readonly retrying: IPolicy = wrap(
    retry(
      handleWhen((error) => error instanceof ServiceUnavailableError && !this.waitedInVain(error)),
      { maxAttempts: 1, backoff: new ExponentialBackoff({ initialDelay: 20, maxDelay: 100 }) },
    ),
    this.breaker,
  );

  constructor(private readonly parts: SubgraphCallerParts) {
    const { metrics, name } = parts;
    metrics.setCircuit(name, false);
    this.breaker.onBreak(() => metrics.setCircuit(name, true));
    this.breaker.onReset(() => metrics.setCircuit(name, false));
  }

  private waitedInVain(error: unknown): boolean {
    return error instanceof Error && this.vainWaits.has(error);
  }

  /** Throws ServiceUnavailableError when there is no answer in time. */
  async ask(request: GraphRequest, context: RouterContext, kind: "query" | "mutation"): Promise<GraphAnswer> {
    const { name, metrics } = this.parts;
    const endTimer = metrics.startFetch(name);
    const policy: IPolicy = kind === "query" ? this.retrying : this.breaker;
    try {
      const answer = await policy.execute(() => this.send(request, context, kind));
      endTimer(answer.status === 200 ? "answered" : "refused");
      return answer;
    } catch (error) {
      endTimer("unavailable");
      if (isBrokenCircuitError(error)) throw new ServiceUnavailableError(name, { cause: error });
      throw error;
    }
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
    const { name, transport, serviceTokens, timeoutMs } = this.parts;
    const counters = currentRequest()?.counters;
    if (counters) counters.subgraphFetches += 1;
    const headers = {
      ...forwardedHeaders(context, name),
      ...(await serviceTokens.headersFor("router", name)),
    };
    const leftMs = context.deadline - performance.now();
    if (leftMs <= 0) throw new ServiceUnavailableError(name);
    // what changes something is not left half done because nobody waits for it
    const gone = kind === "query" ? context.clientGone : undefined;
    const startedAt = performance.now();
    const sending = transport.send(request, headers, Math.min(timeoutMs, Math.ceil(leftMs)), gone);
    const answer = await sending.catch((error: unknown) => {
      const waited = error instanceof Error && performance.now() - startedAt > vainWaitMs && !gone?.aborted;
      if (waited) this.vainWaits.add(error);
      throw error;
    });
    context.setCookies.push(...answer.setCookies);
    if (answer.idempotencyReplayed) context.reply.idempotencyReplayed = true;
    return answer;
  }
}
