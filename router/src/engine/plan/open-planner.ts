import { parse } from "graphql";
import { ApolloPlanner } from "./apollo-planner.js";
import { FallbackPlanner } from "./fallback-planner.js";
import { PlanningError, type Planner, type PlannerName } from "./planner.js";
import { unfitForRust } from "./rust-limits.js";

/**
 * The planner of this name. Without a name the fast one, with Apollo's behind it for what it cannot plan, and Apollo's alone where the
 * fast one has no build for the platform or must not be given this supergraph.
 */
export async function openPlanner(supergraphSdl: string, name?: PlannerName): Promise<Planner> {
  const unfit = unfitForRust(parse(supergraphSdl, { noLocation: true }));
  if (name === "rust" && unfit !== undefined) throw new PlanningError(`not for the Rust planner: ${unfit}`);
  if (name === "apollo" || unfit !== undefined) return new ApolloPlanner(supergraphSdl);
  const { RustPlanner } = await import("./rust-planner.js");
  try {
    const rust = new RustPlanner(supergraphSdl);
    return name === "rust" ? rust : new FallbackPlanner(rust, () => new ApolloPlanner(supergraphSdl));
  } catch (error) {
    if (name === "rust" || !isMissingBuild(error)) throw error;
    return new ApolloPlanner(supergraphSdl);
  }
}

/** musl, Windows and 32-bit have none. */
function isMissingBuild(error: unknown): boolean {
  return error instanceof Error && /native binding|cannot find module/i.test(error.message);
}
