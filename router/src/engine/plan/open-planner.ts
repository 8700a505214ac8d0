import type { Supergraph } from "../supergraph.js";
import { ApolloPlanner } from "./apollo-planner.js";
import { FallbackPlanner } from "./fallback-planner.js";
import { PlanningError, type Planner, type PlannerName } from "./planner.js";
import { unfitForRust } from "./rust-limits.js";
import { RustPlanner } from "./rust-planner.js";
import { RustProcess } from "./rust-process.js";

export interface PlannerOptions {
  readonly name?: PlannerName | undefined;
  /** Called when the process of a planner ends that nobody ended; another is started for the next plan. */
  readonly onLost?: ((error: Error) => void) | undefined;
}

/**
 * Without a name the fast one, in a process of its own, with Apollo's behind it for what it cannot plan; Apollo's alone where the fast one has
 * no build for the platform or must not be given this supergraph. By its name each stands alone, in this process.
 */
export async function openPlanner(
  { sdl, document }: Supergraph,
  { name, onLost }: PlannerOptions = {},
): Promise<Planner> {
  if (name === "apollo") return new ApolloPlanner(sdl);
  const unfit = unfitForRust(document);
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

/** musl, Windows and 32-bit have none. */
function isMissingBuild(error: unknown): boolean {
  return error instanceof Error && /native binding|cannot find module/i.test(error.message);
}
