import { graphError } from "@souk/kernel/errors/graph-error";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import type { OwnSession } from "../../domain/sign-in/prove-owner.js";
import { signInOriginOf } from "./viewer-session.js";

/** Returns the viewer's session. `@Authorized()` has checked that the viewer is a user. */
export function sessionOf(context: GraphContext): OwnSession {
  const { viewer } = context;
  if (viewer.kind !== "user") throw graphError("UNAUTHENTICATED", "Sign in with an account to do this.");
  return { userId: viewer.id, sessionId: viewer.sessionId, origin: signInOriginOf(context) };
}
