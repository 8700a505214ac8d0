import { emailRule } from "@souk/kernel/values/email-address";
import type { Clock } from "@souk/kernel/values/clock";
import { hashOfSecret, newSecret, isSecret } from "@souk/kernel/keys/secret";
import type { PasswordResetStore, PasswordResetRequest } from "./password-reset-store.js";
import type { CompletedSignIn, CompleteSignIn } from "../sign-in/complete-sign-in.js";
import type { PasswordHasher } from "./password-hasher.js";
import type { PasswordWeakness } from "./password-policy.js";
import type { SignInOrigin } from "../sign-in/sign-in-origin.js";
import { invalidVerification, type VerificationFailed } from "../sign-up/verification.js";
import type { WorkQueue } from "./work-queue.js";

export interface RequestPasswordResetDependencies {
  readonly resets: PasswordResetStore;
  readonly newId: () => string;
}

/** Enqueues the same job for each address; the job finds out whether the address has an account. */
export function requestPasswordReset({ resets, newId }: RequestPasswordResetDependencies) {
  return async (email: string): Promise<void> => {
    const checked = emailRule.safeParse(email);
    if (checked.success) await resets.requestReset({ eventId: newId(), email: checked.data });
  };
}

const resetSeconds = 1800;

export interface StartPasswordResetDependencies {
  readonly resets: PasswordResetStore;
  readonly clock: Clock;
  readonly publicUrl: string;
}

/** Creates a link if the address has an account. Runs from the outbox. */
export function startPasswordReset({ resets, clock, publicUrl }: StartPasswordResetDependencies) {
  return async ({ eventId, email }: PasswordResetRequest): Promise<void> => {
    const sentAt = clock.now();
    const expiresAt = new Date(sentAt.getTime() + resetSeconds * 1000);
    const token = newSecret();
    const data = { link: `${publicUrl}/reset-password/${token}`, expiresAt: expiresAt.toISOString() };
    const mail = { eventId, kind: "PASSWORD_RESET" as const, userId: null, data };
    await resets.startReset(email, { tokenHash: hashOfSecret(token), sentAt, expiresAt }, mail);
  };
}

export interface ResetPasswordInput {
  readonly token: string;
  readonly newPassword: string;
}

export type ResetPasswordOutcome =
  CompletedSignIn | VerificationFailed | { readonly kind: "weakPassword"; readonly weakness: string };

export interface ResetPasswordDependencies {
  readonly resets: PasswordResetStore;
  readonly passwords: PasswordHasher;
  readonly passwordQueue: WorkQueue;
  readonly passwordWeakness: PasswordWeakness;
  readonly completeSignIn: CompleteSignIn;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Sets a new password by a mailed link. A weak password does not use up the link. */
export function resetPassword(deps: ResetPasswordDependencies) {
  const { resets, passwords, passwordQueue, passwordWeakness, completeSignIn, clock, newId } = deps;
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
