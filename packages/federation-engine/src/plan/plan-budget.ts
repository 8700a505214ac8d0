import { maxPlanningMs, PlanTooLargeError } from "./planning-error.js";

/** The longest time of uninterrupted work on a plan, in milliseconds. */
const sliceMs = 10;

/** The time that one plan may take, and its pauses for other requests. */
export class PlanBudget {
  private usedMs = 0;
  private since: number;

  /** `now`: the time in milliseconds, from any start. */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.since = now();
  }

  /** Throws PlanTooLargeError when the work so far has taken too long. */
  check(): void {
    if (this.usedMs + this.now() - this.since > maxPlanningMs) throw new PlanTooLargeError("time");
  }

  /** Lets other requests run after some milliseconds of work; their time does not count. Throws PlanTooLargeError. */
  async pause(): Promise<void> {
    this.check();
    const heldMs = this.now() - this.since;
    if (heldMs < sliceMs) return;
    this.usedMs += heldMs;
    await new Promise((resolve) => setImmediate(resolve));
    this.since = this.now();
  }
}
