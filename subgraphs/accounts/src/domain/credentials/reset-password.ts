import type { Clock } from "@souk/kernel/values/clock";
import type { CompletedSignIn, CompleteSignIn } from "../sign-in/complete-sign-in.js";
import type { PasswordHasher } from "./password-hasher.js";
import type { PasswordWeakness } from "./password-policy.js";
import type { PasswordResetStore } from "./password-reset-store.js";
import { hashOfSecret, isSecret } from "@souk/kernel/keys/secret";
import type { SignInOrigin } from "../sign-in/sign-in-origin.js";
import { invalidVerification, type VerificationFailed } from "../sign-up/verification-failure.js";
import type { WorkQueue } from "./work-queue.js";

export interface ResetPasswordInput {
  readonly token: string;
  readonly newPassword: string;
}

export type ResetPasswordOutcome =
  CompletedSignIn | VerificationFailed | { readonly kind: "weakPassword"; readonly weakness: string };

export interface ResetPasswordParts {
  readonly resets: PasswordResetStore;
  readonly passwords: PasswordHasher;
  readonly passwordQueue: WorkQueue;
  readonly passwordWeakness: PasswordWeakness;
  readonly completeSignIn: CompleteSignIn;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Sets a new password by a mailed link. A weak password does not use up the link. */
export function resetPassword(parts: ResetPasswordParts) {
  const { resets, passwords, passwordQueue, passwordWeakness, completeSignIn, clock, newId } = parts;
  return async ({ token, newPassword }: ResetPasswordInput, origin: SignInOrigin): Promise<ResetPasswordOutcome> => {
    const trimmed = token.trim();
    if (!isSecret(trimmed)) return invalidVerification;
    const tokenHash = hashOfSecret(trimmed);
    const owner = await resets.findReset(tokenHash, clock.now());
    if (typeof owner === "string") return { kind: "verificationFailed", reason: owner };
    const weakness = await passwordWeakness(newPassword, owner);
    if (weakness !== null) return { kind: "weakPassword", weakness };
    const passwordHash = await passwordQueue.run(() => passwords.hash(newPassword));
    const now = clock.now();
    const notice = { eventId: newId(), kind: "PASSWORD_CHANGED" as const, data: { at: now.toISOString() } };
    const user = await resets.resetPassword({ tokenHash, passwordHash, now, notice });
    if (typeof user === "string") return { kind: "verificationFailed", reason: user };
    return completeSignIn(user, origin);
  };
}
