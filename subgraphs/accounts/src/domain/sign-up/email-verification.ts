import type { Clock } from "@souk/kernel/values/clock";
import { emailRule } from "@souk/kernel/values/email-address";
import { hashOfSecret, isSecret } from "@souk/kernel/keys/secret";
import type { NotificationsPeer } from "../peers.js";
import {
  type VerificationMail,
  resendPauseSeconds,
  verificationSeconds,
  type NewVerification,
  invalidVerification,
  type VerificationFailed,
} from "./verification.js";
import type { VerificationStore } from "./verification-store.js";
import type { CompletedSignIn, CompleteSignIn } from "../sign-in/complete-sign-in.js";
import type { SignInOrigin } from "../sign-in/sign-in-origin.js";
import type { User } from "../users/user.js";
import { isCodeOf, readVerificationCode, type CodeKeys } from "./verification-code.js";

/** Sends the mail. A mail with an expired code is dropped, so that a delayed job does not keep a code for long. */
export function sendVerificationMail({
  notifications,
  clock,
}: {
  notifications: Pick<NotificationsPeer, "sendMail">;
  clock: Clock;
}) {
  return async ({ eventId, recipient, code, link, expiresAt }: VerificationMail): Promise<void> => {
    if (new Date(expiresAt) <= clock.now()) return;
    await notifications.sendMail({
      eventId,
      kind: "VERIFY_EMAIL",
      recipient,
      userId: null,
      data: { code, link, expiresAt },
    });
  };
}

export interface ResendVerificationDependencies {
  readonly verifications: VerificationStore;
  readonly newVerification: NewVerification;
  readonly clock: Clock;
}

/**
 * Sends a new code and link, at most once a minute for each address. The answer is the same whether the address has an
 * account, is verified, or got a mail a moment ago.
 */
export function resendVerification({ verifications, newVerification, clock }: ResendVerificationDependencies) {
  return async (email: string): Promise<{ readonly email: string; readonly expiresAt: Date }> => {
    const nowMs = clock.now().getTime();
    const checked = emailRule.safeParse(email);
    if (checked.success) {
      const { verification, mail } = newVerification(checked.data);
      await verifications.renewVerification(verification, mail, new Date(nowMs - resendPauseSeconds * 1000));
    }
    return { email: email.trim(), expiresAt: new Date(nowMs + verificationSeconds * 1000) };
  };
}

export interface VerifyEmailInput {
  readonly token?: string | null;
  readonly email?: string | null;
  readonly code?: string | null;
}

export type VerifyEmailOutcome = CompletedSignIn | VerificationFailed;

export interface VerifyEmailDependencies {
  readonly verifications: VerificationStore;
  readonly completeSignIn: CompleteSignIn;
  readonly clock: Clock;
  readonly codeKeys: CodeKeys;
}

/** Verifies by the link's token, or by the address with the code, and signs in. Each mail can be used once. */
export function verifyEmail(deps: VerifyEmailDependencies) {
  return async (input: VerifyEmailInput, origin: SignInOrigin): Promise<VerifyEmailOutcome> => {
    const proven = input.token == null ? await byCode(deps, input) : await byToken(deps, input.token);
    return "kind" in proven ? proven : deps.completeSignIn(proven, origin);
  };
}

async function byToken(
  { verifications, clock }: VerifyEmailDependencies,
  token: string,
): Promise<User | VerificationFailed> {
  const trimmed = token.trim();
  if (!isSecret(trimmed)) return invalidVerification;
  const [tokenHash, now] = [hashOfSecret(trimmed), clock.now()];
  const user = await verifications.verifyByToken(tokenHash, now);
  return user ?? { kind: "verificationFailed", reason: await verifications.failureOfToken(tokenHash, now) };
}

async function byCode(
  { verifications, clock, codeKeys }: VerifyEmailDependencies,
  input: VerifyEmailInput,
): Promise<User | VerificationFailed> {
  const email = emailRule.safeParse(input.email);
  const code = readVerificationCode(input.code ?? "");
  if (!email.success || code === null) return invalidVerification;
  // counts the try before the code is compared, so that concurrent tries are counted too
  const tried = await verifications.spendCodeTry(email.data, clock.now());
  if (!tried || !isCodeOf(tried, code, codeKeys)) return invalidVerification;
  return (await verifications.verifyByCode(tried, clock.now())) ?? invalidVerification;
}
