import type { Clock } from "@souk/kernel/values/clock";
import { hashOfRecoveryCode, readRecoveryCode } from "./recovery-code.js";
import type { SecretBox } from "../keys/secret-box.js";
import type { RightCode, SecondFactorStore } from "./second-factor-store.js";
import { signInChangeNotice } from "../mail/sign-in-change.js";
import { totpStepOf } from "./totp.js";
import { readVerificationCode } from "../sign-up/verification-code.js";

export type CheckedCode =
  | { readonly kind: "right"; readonly code: RightCode }
  | { readonly kind: "wrong" }
  | { readonly kind: "codesLocked"; readonly retryAt: Date };

export interface SecondFactorDependencies {
  readonly secondFactors: SecondFactorStore;
  readonly secretBox: SecretBox;
  readonly clock: Clock;
}

export type CheckCode = ReturnType<typeof checkCode>;

/** Returns the purpose that a TOTP secret is sealed for. */
export function aboutTotpOf(userId: string): string {
  return `totp:${userId}`;
}

/**
 * Checks a code from the app or a recovery code. A try with six digits is counted before the digits are compared, so
 * that concurrent tries are counted too. Recovery codes cannot be guessed, so the owner can still use one after too
 * many tries.
 */
export function checkCode({ secondFactors, secretBox, clock }: SecondFactorDependencies) {
  return async (userId: string, typed: string): Promise<CheckedCode> => {
    const recoveryCode = readRecoveryCode(typed);
    if (recoveryCode !== null)
      return { kind: "right", code: { kind: "recoveryCode", hash: hashOfRecoveryCode(recoveryCode) } };
    const now = clock.now();
    const spent = await secondFactors.spendTry(userId, "on", now, signInChangeNotice(userId, "SECOND_FACTOR_GUESSED"));
    if (spent.kind === "codesLocked") return spent;
    if (spent.kind === "none") return { kind: "wrong" };
    const digits = readVerificationCode(typed);
    if (digits === null) return { kind: "wrong" };
    const secret = secretBox.open(spent.sealedSecret, aboutTotpOf(userId));
    const step = totpStepOf(secret, digits, now, spent.lastUsedStep);
    if (step === null) return { kind: "wrong" };
    if (secretBox.isOutdated(spent.sealedSecret))
      await secondFactors.resealSecret(userId, spent.sealedSecret, secretBox.seal(secret, aboutTotpOf(userId)));
    return { kind: "right", code: { kind: "totp", step } };
  };
}
