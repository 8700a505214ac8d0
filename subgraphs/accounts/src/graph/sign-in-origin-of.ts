import type { GraphContext } from "@souk/kernel/graph-context";
import type { SignInOrigin } from "../domain/sign-in-origin.js";

export function signInOriginOf({ userAgent, clientAddress, viewer }: GraphContext): SignInOrigin {
  return { userAgent, clientAddress, guestId: viewer.kind === "guest" ? viewer.id : undefined };
}
