import type { Supergraph } from "../supergraph.js";
import { ApolloPlanner } from "./apollo-planner.js";
import { FallbackPlanner } from "./fallback-planner.js";
import { PlanningError, type Planner, type PlannerName } from "./planner.js";
import { unfitForRust } from "./rust-limits.js";

/**
 * The planner of this name. Without a name the fast one, with Apollo's behind it for what it cannot plan, and Apollo's alone where the
 * fast one has no build for the platform or must not be given this supergraph.
 */
export async function openPlanner({ sdl, document }: Supergraph, name?: PlannerName): Promise<Planner> {
  const unfit = unfitForRust(document);
  if (name === "rust" && unfit !== undefined) throw new PlanningError(`not for the Rust planner: ${unfit}`);
  if (name === "apollo" || unfit !== undefined) return new ApolloPlanner(sdl);
  const { RustPlanner } = await import("./rust-planner.js");
  try {
    const rust = new RustPlanner(sdl);
    return name === "rust" ? rust : new FallbackPlanner(rust, () => new ApolloPlanner(sdl));
  } catch (error) {
    if (name === "rust" || !isMissingBuild(error)) throw error;
    return new ApolloPlanner(sdl);
  }
}

/** musl, Windows and 32-bit have none. */
function isMissingBuild(error: unknown): boolean {
  return error instanceof Error && /native binding|cannot find module/i.test(error.message);
}
