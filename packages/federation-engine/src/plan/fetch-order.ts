import type { PlanFetch, PlanStage } from "./query-plan.js";

/** The order in which a plan's fetches run. */
export class FetchOrder {
  private readonly earlier = new Map<PlanFetch, ReadonlySet<PlanFetch>>();
  private readonly stageOf = new Map<PlanFetch, PlanStage>();

  constructor(stages: readonly PlanStage[] = []) {
    for (const stage of stages) this.add(stage);
  }

  /** Adds a stage after those for which it waits. */
  add(stage: PlanStage): void {
    const before = this.closure(stage.after);
    for (const fetch of stage.fetches) {
      this.earlier.set(fetch, before);
      this.stageOf.set(fetch, stage);
    }
  }

  /** Returns all fetches that have ended when this one starts. */
  before(fetch: PlanFetch): ReadonlySet<PlanFetch> {
    return this.earlier.get(fetch) ?? new Set();
  }

  /** Returns these fetches and all before them. */
  closure(fetches: Iterable<PlanFetch>): ReadonlySet<PlanFetch> {
    const all = new Set<PlanFetch>();
    for (const fetch of fetches) for (const each of [fetch, ...this.before(fetch)]) all.add(each);
    return all;
  }

  /** Whether the fetches start together, or one of them after the other has ended. */
  isKnown(one: PlanFetch, other: PlanFetch): boolean {
    return (
      this.stageOf.get(one) === this.stageOf.get(other) || this.before(one).has(other) || this.before(other).has(one)
    );
  }
}
