import { aboutTotpOf, type SecondFactorDependencies } from "./check-code.js";
import type { OwnSession, ProveOwner } from "../sign-in/prove-owner.js";
import type { PasswordRefusal } from "../sign-in/prove-password.js";
import { hashOfRecoveryCode, newRecoveryCodes } from "./recovery-code.js";
import { signInChangeNotice } from "../mail/sign-in-change.js";
import { newTotpSecret, totpStepOf, totpUrl } from "./totp.js";
import { readVerificationCode } from "../sign-up/verification-code.js";

export type BeginTwoFactorOutcome =
  | { readonly kind: "begun"; readonly secret: string; readonly url: string; readonly expiresAt: Date }
  | PasswordRefusal
  | { readonly kind: "alreadyOn" };

export type ConfirmTwoFactorOutcome =
  | { readonly kind: "turnedOn"; readonly recoveryCodes: readonly string[] }
  | { readonly kind: "verificationFailed" }
  | { readonly kind: "codesLocked"; readonly retryAt: Date };

const setUpSeconds = 1800;

/** Creates a secret for an authenticator app. Nothing changes until a code from the app is confirmed. */
export function beginTwoFactor({
  secondFactors,
  secretBox,
  proveOwner,
  clock,
}: SecondFactorDependencies & { readonly proveOwner: ProveOwner }) {
  return async (session: OwnSession, currentPassword: string | null): Promise<BeginTwoFactorOutcome> => {
    const proof = await proveOwner(session, currentPassword);
    if (proof.kind !== "proven") return proof;
    const { user } = proof;
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + setUpSeconds * 1000);
    const secret = newTotpSecret();
    const sealedSecret = secretBox.seal(secret, aboutTotpOf(user.id));
    const begun = await secondFactors.beginSecondFactor({ userId: user.id, sealedSecret, now, expiresAt });
    return begun ? { kind: "begun", secret, url: totpUrl(secret, user.email), expiresAt } : { kind: "alreadyOn" };
  };
}

/**
 * Verifies that the app has the secret, and turns the second factor on. Returns the recovery codes, which are never
 * shown again.
 */
export function confirmTwoFactor({ secondFactors, secretBox, clock }: SecondFactorDependencies) {
  return async ({ userId, sessionId }: OwnSession, typed: string): Promise<ConfirmTwoFactorOutcome> => {
    const now = clock.now();
    const digits = readVerificationCode(typed);
    if (digits === null) return { kind: "verificationFailed" };
    const spent = await secondFactors.spendTry(
      userId,
      "waiting",
      now,
      signInChangeNotice(userId, "SECOND_FACTOR_GUESSED"),
    );
    if (spent.kind === "codesLocked") return spent;
    if (spent.kind === "none") return { kind: "verificationFailed" };
    const { sealedSecret } = spent;
    const step = totpStepOf(secretBox.open(sealedSecret, aboutTotpOf(userId)), digits, now, spent.lastUsedStep);
    if (step === null) return { kind: "verificationFailed" };
    const recoveryCodes = newRecoveryCodes();
    const recoveryCodeHashes = recoveryCodes.map(hashOfRecoveryCode);
    const confirmed = { userId, sealedSecret, step, recoveryCodeHashes, now };
    const notice = signInChangeNotice(userId, "SECOND_FACTOR_ON");
    const turnedOn = await secondFactors.confirmSecondFactor(confirmed, sessionId, notice);
    return turnedOn ? { kind: "turnedOn", recoveryCodes } : { kind: "verificationFailed" };
  };
}
