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

/** A subgraph that kept its clients waiting for nothing so often in a row is left alone for a moment: they get the rest at once. */
const vainWaitsInARow = 10;
const leftAloneMs = 1000;
/** What is refused sooner, as by a process that is not there, costs nobody anything. */
const vainWaitMs = 250;

export interface PatienceParts {
  /** Whether an error says that no answer came, and not that it was a bad one. */
  readonly isUnanswered: (error: unknown) => boolean;
  /** When the subgraph begins to be left alone, and when it answers again. */
  readonly onLeftAlone?: (leftAlone: boolean) => void;
}

/** How often one subgraph is asked when it does not answer. */
export class SubgraphPatience {
  private readonly vainWaits = new WeakSet<Error>();
  private readonly breaker = circuitBreaker(
    handleWhen((error) => this.waitedInVain(error)),
    { halfOpenAfter: leftAloneMs, breaker: new ConsecutiveBreaker(vainWaitsInARow) },
  );
  /** A query changes nothing, so it is asked once more where that does not double a long wait. */
  private readonly retrying: IPolicy;

  constructor(private readonly parts: PatienceParts) {
    const again = handleWhen((error) => parts.isUnanswered(error) && !this.waitedInVain(error));
    const backoff = new ExponentialBackoff({ initialDelay: 20, maxDelay: 100 });
    this.retrying = wrap(retry(again, { maxAttempts: 1, backoff }), this.breaker);
    this.breaker.onBreak(() => parts.onLeftAlone?.(true));
    this.breaker.onReset(() => parts.onLeftAlone?.(false));
  }

  /** Rejects as `send` does, or with what `isLeftAlone` knows. */
  ask<Answer>(kind: "query" | "mutation", send: () => Promise<Answer>): Promise<Answer> {
    const policy: IPolicy = kind === "query" ? this.retrying : this.breaker;
    return policy.execute(() => this.noted(send));
  }

  /** Whether nobody was asked because the subgraph is left alone. */
  static isLeftAlone(error: unknown): boolean {
    return isBrokenCircuitError(error);
  }

  private async noted<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    const startedAt = performance.now();
    try {
      return await send();
    } catch (error) {
      const waitedMs = performance.now() - startedAt;
      if (error instanceof Error && waitedMs > vainWaitMs && this.parts.isUnanswered(error)) this.vainWaits.add(error);
      throw error;
    }
  }

  private waitedInVain(error: unknown): boolean {
    return error instanceof Error && this.vainWaits.has(error);
  }
}
