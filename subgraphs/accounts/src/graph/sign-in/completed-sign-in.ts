import type { CompletedSignIn } from "../../domain/sign-in/complete-sign-in.js";
import { secondFactorRequired, type SecondFactorRequiredType } from "../second-factor/second-factor-problems.js";
import { signedInTypeFrom, type SignedInType } from "./signed-in-type.js";

/** Returns the answer of each way to sign in after its first proof. */
export function completedSignIn(outcome: CompletedSignIn): SignedInType | SecondFactorRequiredType {
  return outcome.kind === "signedIn" ? signedInTypeFrom(outcome.signedIn) : secondFactorRequired(outcome.challenge);
}
