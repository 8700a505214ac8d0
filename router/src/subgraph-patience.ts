import { setTimeout as delay } from "node:timers/promises";

/** A subgraph that kept its clients waiting for nothing so often in a row is left alone for a moment: they get the rest at once. */
const vainWaitsInARow = 10;
const leftAloneMs = 1000;
/** What is refused sooner, as by a process that is not there, costs nobody anything. */
const vainWaitMs = 250;
/** Before a query is asked once more; at random, so that those who failed together do not come together. */
const pauseMs = { min: 20, max: 100 };

export interface PatienceParts {
  /** Whether an error says that no answer came, and not that it was a bad one. */
  readonly isUnanswered: (error: unknown) => boolean;
  /** When the subgraph begins to be left alone, and when it answers again. */
  readonly onLeftAlone?: (leftAlone: boolean) => void;
}

/** Nobody was asked. */
export class LeftAloneError extends Error {
  constructor() {
    super("The subgraph did not answer for a while and is left alone for a moment.");
    this.name = "LeftAloneError";
  }
}

/**
 * How often one subgraph is asked when it does not answer. It stands before every fetch, where the wrappers of a library cost a tenth of a small
 * request ([045](../../docs/decisions/045-the-routers-own-patience.md)).
 */
export class SubgraphPatience {
  private vainWaits = 0;
  private aloneUntilMs = 0;
  /** Whether somebody tries if it answers again. */
  private isTried = false;

  constructor(private readonly parts: PatienceParts) {}

  /** Rejects as `send` does, or with LeftAloneError. */
  async ask<Answer>(kind: "query" | "mutation", send: () => Promise<Answer>): Promise<Answer> {
    const startedAt = performance.now();
    if (this.isLeftAlone) this.beginTry(startedAt);
    try {
      const answer = await send();
      if (this.vainWaits > 0) this.answered();
      return answer;
    } catch (error) {
      const isUnanswered = this.parts.isUnanswered(error);
      const isVainWait = isUnanswered && performance.now() - startedAt > vainWaitMs;
      if (isVainWait) this.waitedInVain();
      else this.answered();
      // a query changes nothing, so it is asked once more where that does not double a long wait
      if (kind === "mutation" || !isUnanswered || isVainWait) throw error;
    }
    await delay(pauseMs.min + Math.random() * (pauseMs.max - pauseMs.min));
    return send();
  }

  private get isLeftAlone(): boolean {
    return this.vainWaits >= vainWaitsInARow;
  }

  private beginTry(nowMs: number): void {
    if (this.isTried || nowMs < this.aloneUntilMs) throw new LeftAloneError();
    this.isTried = true;
  }

  private waitedInVain(): void {
    const wasLeftAlone = this.isLeftAlone;
    this.vainWaits += 1;
    this.isTried = false;
    if (!this.isLeftAlone) return;
    this.aloneUntilMs = performance.now() + leftAloneMs;
    if (!wasLeftAlone) this.parts.onLeftAlone?.(true);
  }

  private answered(): void {
    const wasLeftAlone = this.isLeftAlone;
    this.vainWaits = 0;
    this.isTried = false;
    if (wasLeftAlone) this.parts.onLeftAlone?.(false);
  }
}
