import type { SignInOrigin } from "./sign-in-origin.js";
import type { SignedIn, StartSession } from "./start-session.js";
import type { User } from "./user.js";

export type CompletedSignIn = { readonly kind: "signedIn"; readonly signedIn: SignedIn };

export type CompleteSignIn = ReturnType<typeof completeSignIn>;

/** The last step of each way to sign in, once the first proof holds: password, mailed link or code. */
export function completeSignIn({ startSession }: { readonly startSession: StartSession }) {
  return async (user: User, origin: SignInOrigin): Promise<CompletedSignIn> => ({
    kind: "signedIn",
    signedIn: await startSession(user, origin),
  });
}
