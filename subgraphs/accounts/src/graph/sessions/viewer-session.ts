import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { graphError } from "@souk/kernel/errors/graph-error";
import type { OwnSession } from "../../domain/sign-in/prove-owner.js";
import type { SignInOrigin } from "../../domain/sign-in/sign-in-origin.js";
import { deviceSecretOf } from "../sign-in/sign-in-cookies.js";

/** Returns the viewer. `@Authorized()` has checked that the viewer is a user. */
export function userOf({ viewer }: GraphContext): Extract<GraphContext["viewer"], { kind: "user" }> {
  if (viewer.kind !== "user") throw graphError("UNAUTHENTICATED", "Sign in with an account to do this.");
  return viewer;
}

/** Returns the viewer's session. `@Authorized()` has checked that the viewer is a user. */
export function sessionOf(context: GraphContext): OwnSession {
  const { viewer } = context;
  if (viewer.kind !== "user") throw graphError("UNAUTHENTICATED", "Sign in with an account to do this.");
  return { userId: viewer.id, sessionId: viewer.sessionId, origin: signInOriginOf(context) };
}

export function signInOriginOf(context: GraphContext): SignInOrigin {
  const { userAgent, clientAddress, locale, viewer } = context;
  return {
    userAgent,
    clientAddress,
    locale,
    device: deviceSecretOf(context),
    guestId: viewer.kind === "guest" ? viewer.id : undefined,
  };
}
