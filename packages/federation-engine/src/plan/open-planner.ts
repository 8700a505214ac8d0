import type { Supergraph } from "../supergraph.js";
import { ApolloPlanner } from "./apollo-planner.js";
import { FallbackPlanner } from "./fallback-planner.js";
import { PlanningError, type Planner, type PlannerName } from "./planner.js";
import { reasonAgainstRust } from "./rust-limits.js";
import { RustPlanner } from "./rust-planner.js";
import { RustProcess } from "./rust-process.js";
import { TypescriptPlanner } from "../typescript-planner/typescript-planner.js";

export interface PlannerOptions {
  readonly name?: PlannerName | undefined;
  /** Called when a planner's process ends unexpectedly; another one starts for the next plan. */
  readonly onLost?: ((error: Error) => void) | undefined;
}

/**
 * Opens a planner. By default this is the Rust planner in its own process, with Apollo's planner for operations that it
 * cannot plan; only Apollo's when the Rust planner has no build for the platform or cannot handle this supergraph. A
 * planner that is chosen by name runs alone, in this process.
 */
export async function openPlanner(
  supergraph: Supergraph,
  { name, onLost }: PlannerOptions = {},
): Promise<Planner> {
  const { sdl, document } = supergraph;
  if (name === "apollo") return new ApolloPlanner(sdl);
  if (name === "typescript") return new TypescriptPlanner(supergraph);
  const unfit = reasonAgainstRust(document);
  if (name === "rust") {
    if (unfit !== undefined) throw new PlanningError(`not for the Rust planner: ${unfit}`);
    const { rustInProcess } = await import("./rust-in-process.js");
    return new RustPlanner(rustInProcess(sdl));
  }
  if (unfit !== undefined) return new ApolloPlanner(sdl);
  try {
    const plans = await RustProcess.open(sdl, { onLost });
    return new FallbackPlanner(new RustPlanner(plans), () => new ApolloPlanner(sdl));
  } catch (error) {
    if (!isMissingBuild(error)) throw error;
    return new ApolloPlanner(sdl);
  }
}

/** There is no build for musl, Windows and 32-bit platforms. */
function isMissingBuild(error: unknown): boolean {
  return error instanceof Error && /native binding|cannot find module/i.test(error.message);
}
