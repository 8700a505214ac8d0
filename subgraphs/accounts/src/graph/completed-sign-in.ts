import type { CompletedSignIn } from "../domain/complete-sign-in.js";
import { secondFactorRequired, type SecondFactorRequiredType } from "./second-factor-problems.js";
import { signedInTypeFrom, type SignedInType } from "./signed-in-type.js";

/** What each way to sign in answers once its first proof holds. */
export function completedSignIn(outcome: CompletedSignIn): SignedInType | SecondFactorRequiredType {
  return outcome.kind === "signedIn" ? signedInTypeFrom(outcome.signedIn) : secondFactorRequired(outcome.challenge);
}
