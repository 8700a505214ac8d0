import type { Clock } from "@souk/kernel/values/clock";
import type { IdentityStore } from "./identity-store.js";
import type { SecondFactorStore } from "./second-factor-store.js";
import type { EmailChangeStore } from "./email-change-store.js";
import type { PasswordResetStore } from "./password-reset-store.js";
import { daysAfter, type SessionLifetimes } from "./session-lifetimes.js";
import type { SessionStore } from "./session-store.js";
import type { SignInTryStore } from "./sign-in-try-store.js";
import { failureKnownDays } from "./verification-failure.js";
import { unverifiedAccountDays } from "./verification.js";
import type { VerificationStore } from "./verification-store.js";

export interface ForgetExpiredParts {
  readonly verifications: VerificationStore;
  readonly sessions: SessionStore;
  readonly tries: SignInTryStore;
  readonly secondFactors: SecondFactorStore;
  readonly identities: IdentityStore;
  readonly resets: PasswordResetStore;
  readonly emailChanges: EmailChangeStore;
  readonly lifetimes: SessionLifetimes;
  readonly clock: Clock;
}

/** Deletes expired data, so that the tables do not grow indefinitely. */
export function forgetExpired(parts: ForgetExpiredParts) {
  const { verifications, sessions, tries, secondFactors, identities, resets, emailChanges, lifetimes, clock } = parts;
  return async (): Promise<void> => {
    const now = clock.now();
    const linksEndedBy = daysAfter(now, -failureKnownDays);
    await verifications.forgetExpiredVerifications(linksEndedBy, daysAfter(now, -unverifiedAccountDays));
    await secondFactors.forgetExpiredSecondFactors(now);
    await identities.forgetExpiredAttempts(now);
    await sessions.forgetExpiredSessions(now, daysAfter(now, -lifetimes.idleDays));
    await tries.forgetTries(now);
    await resets.forgetResets(linksEndedBy);
    await emailChanges.forgetEmailChanges(linksEndedBy);
  };
}
