import type { Supergraph } from "../supergraph.js";
import { TypescriptPlanner } from "../typescript-planner/typescript-planner.js";
import { FallbackPlanner } from "./fallback-planner.js";
import { PlanningError, type OnPlanned, type Planner, type PlannerName } from "./planner.js";
import { reasonForTypescript } from "./planner-choice.js";
import { reasonAgainstRust } from "./rust-limits.js";
import { RustPlanner } from "./rust-planner.js";
import type { OpenRustPlans } from "./rust-plans.js";
import { RustProcess } from "./rust-process.js";

export interface PlannerOptions {
  readonly name?: PlannerName | undefined;
  /** Called when a planner's process ends unexpectedly; another one starts for a later plan. */
  readonly onLost?: ((error: Error) => void) | undefined;
  readonly onPlanned?: OnPlanned | undefined;
  /** A process of its own when absent. */
  readonly openRustPlans?: OpenRustPlans | undefined;
}

/**
 * Opens a planner. By default this is the Rust planner in its own process, with the TypeScript planner for operations
 * that it cannot plan; only the TypeScript planner when the Rust planner has no build for the platform or cannot handle
 * this supergraph. A planner that is chosen by name runs alone, in this process.
 */
export async function openPlanner(
  supergraph: Supergraph,
  { name, onLost, onPlanned, openRustPlans = (sdl) => RustProcess.open(sdl, { onLost }) }: PlannerOptions = {},
): Promise<Planner> {
  const { sdl, document } = supergraph;
  if (name === "rust") {
    const unfit = reasonAgainstRust(document);
    if (unfit !== undefined) throw new PlanningError(`not for the Rust planner: ${unfit}`);
    const { rustInProcess } = await import("./rust-in-process.js");
    return new RustPlanner(rustInProcess(sdl), onPlanned);
  }
  const reason = name === "typescript" ? "it was chosen" : reasonForTypescript(document);
  const inTypescript = (why?: string) => new TypescriptPlanner(supergraph, { reason: why, onPlanned });
  if (reason !== undefined) return inTypescript(reason);
  try {
    const plans = await openRustPlans(sdl);
    return new FallbackPlanner(new RustPlanner(plans, onPlanned), inTypescript);
  } catch (error) {
    if (!isMissingBuild(error)) throw error;
    return inTypescript("the Rust planner has no build for this platform");
  }
}

/** There is no build for musl, Windows and 32-bit platforms. */
function isMissingBuild(error: unknown): boolean {
  return error instanceof Error && /native binding|cannot find (module|package)/i.test(error.message);
}
