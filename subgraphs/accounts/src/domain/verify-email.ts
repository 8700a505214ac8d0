import type { Clock } from "@souk/kernel/clock";
import { emailRule } from "@souk/kernel/email-address";
import type { CompletedSignIn, CompleteSignIn } from "./complete-sign-in.js";
import { hashOfSecret, isSecret } from "./secret.js";
import type { SignInOrigin } from "./sign-in-origin.js";
import type { User } from "./user.js";
import { isCodeOf, readVerificationCode, type CodeKeys } from "./verification-code.js";
import type { VerificationStore } from "./verification-store.js";

export interface VerifyEmailInput {
  readonly token?: string | null;
  readonly email?: string | null;
  readonly code?: string | null;
}

export type VerifyEmailOutcome = CompletedSignIn | { readonly kind: "verificationFailed" };

export interface VerifyEmailParts {
  readonly verifications: VerificationStore;
  readonly completeSignIn: CompleteSignIn;
  readonly clock: Clock;
  readonly codeKeys: CodeKeys;
}

/** By the link's token, or by the address with the code. Each mail verifies once, and signs in. */
export function verifyEmail(parts: VerifyEmailParts) {
  return async (input: VerifyEmailInput, origin: SignInOrigin): Promise<VerifyEmailOutcome> => {
    const user = input.token == null ? await byCode(parts, input) : await byToken(parts, input.token);
    if (!user) return { kind: "verificationFailed" };
    return parts.completeSignIn(user, origin);
  };
}

async function byToken({ verifications, clock }: VerifyEmailParts, token: string): Promise<User | null> {
  const trimmed = token.trim();
  return isSecret(trimmed) ? verifications.verifyByToken(hashOfSecret(trimmed), clock.now()) : null;
}

async function byCode(
  { verifications, clock, codeKeys }: VerifyEmailParts,
  input: VerifyEmailInput,
): Promise<User | null> {
  const email = emailRule.safeParse(input.email);
  const code = readVerificationCode(input.code ?? "");
  if (!email.success || code === null) return null;
  // the try is counted before the code is looked at, so that tries at the same time are counted too
  const tried = await verifications.spendCodeTry(email.data, clock.now());
  if (!tried || !isCodeOf(tried, code, codeKeys)) return null;
  return verifications.verifyByCode(tried, clock.now());
}
