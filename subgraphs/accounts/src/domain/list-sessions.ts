import type { Clock } from "@souk/kernel/clock";
import { daysAfter, type SessionLifetimes } from "./session-lifetimes.js";
import type { SessionStore } from "./session-store.js";
import type { UserSession } from "./user-session.js";

export interface ListSessionsParts {
  readonly sessions: SessionStore;
  readonly lifetimes: SessionLifetimes;
  readonly clock: Clock;
}

/** Those of some users that go on: what has ended in time is not there, though its row may be until the night. */
export function listSessions({ sessions, lifetimes, clock }: ListSessionsParts) {
  return async (userIds: readonly string[]): Promise<readonly UserSession[]> => {
    const now = clock.now();
    return sessions.sessionsOf(userIds, now, daysAfter(now, -lifetimes.idleDays));
  };
}
