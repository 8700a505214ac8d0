import type { GraphContext } from "@souk/kernel/graph-context";
import { graphError } from "@souk/kernel/graph-error";

/** The viewer, whom `@Authorized()` has let through as a user. */
export function userOf({ viewer }: GraphContext): Extract<GraphContext["viewer"], { kind: "user" }> {
  if (viewer.kind !== "user") throw graphError("UNAUTHENTICATED", "Sign in with an account to do this.");
  return viewer;
}
