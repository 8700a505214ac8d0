import { createHash } from "node:crypto";
import { RustProcess, type RustPlans } from "@souk/federation-engine/planning";
import { LRUCache } from "lru-cache";
import type { OpenedPlanner, PlanRequest } from "./worker-calls.js";

export interface SharedPlannerOptions {
  /** Called when the planner's process ends unexpectedly. */
  readonly onLost: (error: Error) => void;
  /** Called for each request of a worker. */
  readonly onPlan: (outcome: "made" | "shared") => void;
  /** Opens the planner of a supergraph; a process of its own when absent. */
  readonly open?: (supergraph: string) => Promise<RustPlans>;
}

/** During a rolling restart with another supergraph, the old workers still need the planner of theirs. */
const maxSupergraphs = 2;
/** The limits of the engine's own cache of documents. */
const maxPlans = 1000;
const maxCharacters = 2_000_000;

/**
 * Makes the query plans of all workers in one planner's process, and remembers them. A worker that starts therefore
 * needs no new plan for an operation that another worker has run.
 */
export class SharedPlanner implements Disposable {
  private readonly planners = new LRUCache<string, Promise<RustPlans>>({
    max: maxSupergraphs,
    dispose: (planner) => void planner.then((opened) => opened[Symbol.dispose]()).catch(() => undefined),
  });
  private readonly plans = new LRUCache<string, Promise<unknown>>({
    max: maxPlans,
    maxSize: maxCharacters,
    sizeCalculation: (_plan, key) => key.length,
  });

  constructor(private readonly options: SharedPlannerOptions) {}

  /** Rejects like the planner when it has no build for the platform or refuses the supergraph. */
  async open(supergraph: string): Promise<OpenedPlanner> {
    const id = createHash("sha256").update(supergraph).digest("base64url");
    const { open = (sdl) => RustProcess.open(sdl, { onLost: this.options.onLost }) } = this.options;
    const planner = remembered(this.planners, id, () => open(supergraph));
    const { consumerSchema, overridePercentages } = await planner;
    return { id, consumerSchema, overridePercentages };
  }

  /** Rejects with the planner's message when there is no plan. */
  async plan({ planner: id, document, name, percentage }: PlanRequest): Promise<unknown> {
    const planner = await this.planners.get(id);
    if (!planner) throw new Error("the planner of this supergraph is no longer open");
    const activeOverrides = planner.overridePercentages.filter((threshold) => percentage < threshold).length;
    const key = JSON.stringify([id, activeOverrides, name, document]);
    this.options.onPlan(this.plans.has(key) ? "shared" : "made");
    return remembered(this.plans, key, () => planner.plan({ document, name }, percentage));
  }

  [Symbol.dispose](): void {
    this.planners.clear();
  }
}

/** A failure is not remembered: the next request tries again. */
function remembered<Value>(
  known: LRUCache<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key);
  if (value) return value;
  const made = make();
  known.set(key, made);
  made.catch(() => {
    if (known.peek(key) === made) known.delete(key);
  });
  return made;
}
