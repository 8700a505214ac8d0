import type { Clock } from "@souk/kernel/values/clock";
import { emailRule } from "@souk/kernel/values/email-address";
import type { CompletedSignIn, CompleteSignIn } from "../sign-in/complete-sign-in.js";
import { hashOfSecret, isSecret } from "@souk/kernel/keys/secret";
import type { SignInOrigin } from "../sign-in/sign-in-origin.js";
import type { User } from "../users/user.js";
import { isCodeOf, readVerificationCode, type CodeKeys } from "./verification-code.js";
import { invalidVerification, type VerificationFailed } from "./verification-failure.js";
import type { VerificationStore } from "./verification-store.js";

export interface VerifyEmailInput {
  readonly token?: string | null;
  readonly email?: string | null;
  readonly code?: string | null;
}

export type VerifyEmailOutcome = CompletedSignIn | VerificationFailed;

export interface VerifyEmailParts {
  readonly verifications: VerificationStore;
  readonly completeSignIn: CompleteSignIn;
  readonly clock: Clock;
  readonly codeKeys: CodeKeys;
}

/** Verifies by the link's token, or by the address with the code, and signs in. Each mail can be used once. */
export function verifyEmail(parts: VerifyEmailParts) {
  return async (input: VerifyEmailInput, origin: SignInOrigin): Promise<VerifyEmailOutcome> => {
    const proven = input.token == null ? await byCode(parts, input) : await byToken(parts, input.token);
    return "kind" in proven ? proven : parts.completeSignIn(proven, origin);
  };
}

async function byToken({ verifications, clock }: VerifyEmailParts, token: string): Promise<User | VerificationFailed> {
  const trimmed = token.trim();
  if (!isSecret(trimmed)) return invalidVerification;
  const [tokenHash, now] = [hashOfSecret(trimmed), clock.now()];
  const user = await verifications.verifyByToken(tokenHash, now);
  return user ?? { kind: "verificationFailed", reason: await verifications.failureOfToken(tokenHash, now) };
}

async function byCode(
  { verifications, clock, codeKeys }: VerifyEmailParts,
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
