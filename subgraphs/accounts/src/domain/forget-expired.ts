import type { Clock } from "@souk/kernel/values/clock";
import type { UsageStore } from "./client-usage/usage-store.js";
import type { IdentityStore } from "./identities/identity-store.js";
import type { SecondFactorStore } from "./second-factor/second-factor-store.js";
import type { EmailChangeStore } from "./credentials/email-change-store.js";
import type { PasswordResetStore } from "./credentials/password-reset-store.js";
import { daysAfter, type SessionLifetimes } from "./sessions/session-lifetimes.js";
import type { SessionStore } from "./sessions/session-store.js";
import type { SignInTryStore } from "./sign-in/sign-in-try-store.js";
import { failureKnownDays, unverifiedAccountDays } from "./sign-up/verification.js";
import type { VerificationStore } from "./sign-up/verification-store.js";

export interface ForgetExpiredDependencies {
  readonly verifications: VerificationStore;
  readonly sessions: SessionStore;
  readonly tries: SignInTryStore;
  readonly secondFactors: SecondFactorStore;
  readonly identities: IdentityStore;
  readonly resets: PasswordResetStore;
  readonly emailChanges: EmailChangeStore;
  readonly usage: Pick<UsageStore, "forgetUsage">;
  readonly clientUsageDays: number;
  readonly lifetimes: SessionLifetimes;
  readonly clock: Clock;
}

/** Deletes expired data, so that the tables do not grow indefinitely. */
export function forgetExpired(deps: ForgetExpiredDependencies) {
  const { verifications, sessions, tries, secondFactors, identities, resets, emailChanges, usage, lifetimes, clock } =
    deps;
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
    await usage.forgetUsage(daysAfter(now, -deps.clientUsageDays));
  };
}
