import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import type { SignInOrigin } from "../../domain/sign-in/sign-in-origin.js";
import { deviceSecretOf } from "../sign-in/sign-in-cookies.js";

export function signInOriginOf(context: GraphContext): SignInOrigin {
  const { userAgent, clientAddress, viewer } = context;
  return {
    userAgent,
    clientAddress,
    device: deviceSecretOf(context),
    guestId: viewer.kind === "guest" ? viewer.id : undefined,
  };
}
