import { hashOfSecret, isSecret } from "@souk/kernel/keys/secret";
import type { CheckCode, SecondFactorDependencies } from "./check-code.js";
import type { CompletedSignIn, CompleteSignIn } from "../sign-in/complete-sign-in.js";
import type { SignInOrigin } from "../sign-in/sign-in-origin.js";
import { signInChangeNotice } from "../mail/sign-in-change.js";
import type { UserStore } from "../users/user-store.js";

export interface VerifySecondFactorInput {
  readonly challenge: string;
  /** A code from the app, or a recovery code. */
  readonly code: string;
}

export type VerifySecondFactorOutcome =
  | CompletedSignIn
  | { readonly kind: "verificationFailed" }
  | { readonly kind: "challengeExpired" }
  | { readonly kind: "codesLocked"; readonly retryAt: Date };

export interface VerifySecondFactorDependencies extends Pick<SecondFactorDependencies, "secondFactors" | "clock"> {
  readonly users: UserStore;
  readonly checkCode: CheckCode;
  readonly completeSignIn: CompleteSignIn;
}

/** The second step of a sign-in. A challenge has five tries, and the account has ten in a row over all challenges. */
export function verifySecondFactor({
  secondFactors,
  clock,
  users,
  checkCode,
  completeSignIn,
}: VerifySecondFactorDependencies) {
  return async (
    { challenge, code: typed }: VerifySecondFactorInput,
    origin: SignInOrigin,
  ): Promise<VerifySecondFactorOutcome> => {
    if (!isSecret(challenge)) return { kind: "challengeExpired" };
    const challengeHash = hashOfSecret(challenge);
    const userId = await secondFactors.spendChallengeTry(challengeHash, clock.now());
    if (userId === null) return { kind: "challengeExpired" };
    const checked = await checkCode(userId, typed);
    if (checked.kind === "codesLocked") return checked;
    if (checked.kind === "wrong") return { kind: "verificationFailed" };
    const [user] = await users.findUsers([userId]);
    if (!user?.isActive) return { kind: "challengeExpired" };
    const usedUp = signInChangeNotice(userId, "RECOVERY_CODE_USED");
    if (!(await secondFactors.signInByCode(userId, checked.code, challengeHash, usedUp)))
      return { kind: "verificationFailed" };
    return completeSignIn(user, origin, "bothFactors");
  };
}
