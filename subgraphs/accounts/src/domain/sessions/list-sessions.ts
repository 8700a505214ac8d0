import type { Clock } from "@souk/kernel/values/clock";
import { daysAfter, type SessionLifetimes } from "./session-lifetimes.js";
import type { SessionStore } from "./session-store.js";
import type { UserSession } from "./user-session.js";

export interface ListSessionsDependencies {
  readonly sessions: SessionStore;
  readonly lifetimes: SessionLifetimes;
  readonly clock: Clock;
}

/** Lists the active sessions of users. Expired sessions are left out, even if their rows are deleted only at night. */
export function listSessions({ sessions, lifetimes, clock }: ListSessionsDependencies) {
  return async (userIds: readonly string[]): Promise<readonly UserSession[]> => {
    const now = clock.now();
    return sessions.sessionsOf(userIds, now, daysAfter(now, -lifetimes.idleDays));
  };
}
