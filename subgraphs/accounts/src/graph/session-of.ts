import { graphError } from "@souk/kernel/graph-error";
import type { GraphContext } from "@souk/kernel/graph-context";
import type { OwnSession } from "../domain/prove-owner.js";
import { signInOriginOf } from "./sign-in-origin-of.js";

/** The viewer's session, whom `@Authorized()` has let through as a user. */
export function sessionOf(context: GraphContext): OwnSession {
  const { viewer } = context;
  if (viewer.kind !== "user") throw graphError("UNAUTHENTICATED", "Sign in with an account to do this.");
  return { userId: viewer.id, sessionId: viewer.sessionId, origin: signInOriginOf(context) };
}
