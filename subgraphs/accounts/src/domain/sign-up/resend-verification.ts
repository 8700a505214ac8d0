import type { Clock } from "@souk/kernel/values/clock";
import { emailRule } from "@souk/kernel/values/email-address";
import { resendPauseSeconds, verificationSeconds, type NewVerification } from "./verification.js";
import type { VerificationStore } from "./verification-store.js";

export interface ResendVerificationParts {
  readonly verifications: VerificationStore;
  readonly newVerification: NewVerification;
  readonly clock: Clock;
}

/**
 * Sends a new code and link, at most once a minute for each address. The answer is the same whether the address has an
 * account, is verified, or got a mail a moment ago.
 */
export function resendVerification({ verifications, newVerification, clock }: ResendVerificationParts) {
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
