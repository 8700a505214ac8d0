import type { Planner, PlannerName } from "./planner.js";

/** The planner of this name; without a name the fast one, and Apollo's where the platform has no build of it. */
export async function openPlanner(supergraphSdl: string, name?: PlannerName): Promise<Planner> {
  if (name === "apollo") return openApollo(supergraphSdl);
  const { RustPlanner } = await import("./rust-planner.js");
  try {
    return new RustPlanner(supergraphSdl);
  } catch (error) {
    if (name === "rust" || !isMissingBuild(error)) throw error;
    return openApollo(supergraphSdl);
  }
}

async function openApollo(supergraphSdl: string): Promise<Planner> {
  const { ApolloPlanner } = await import("./apollo-planner.js");
  return new ApolloPlanner(supergraphSdl);
}

/** musl, Windows and 32-bit have none. */
function isMissingBuild(error: unknown): boolean {
  return error instanceof Error && /native binding|cannot find module/i.test(error.message);
}
