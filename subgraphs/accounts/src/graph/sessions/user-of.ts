import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { graphError } from "@souk/kernel/errors/graph-error";

/** Returns the viewer. `@Authorized()` has checked that the viewer is a user. */
export function userOf({ viewer }: GraphContext): Extract<GraphContext["viewer"], { kind: "user" }> {
  if (viewer.kind !== "user") throw graphError("UNAUTHENTICATED", "Sign in with an account to do this.");
  return viewer;
}
