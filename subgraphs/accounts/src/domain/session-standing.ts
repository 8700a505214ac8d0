import type { Clock } from "@souk/kernel/clock";
import { isUuid } from "@souk/kernel/uuid";
import type { Role } from "@souk/kernel/viewer";
import type { GrantRole } from "./granted-role.js";
import type { SessionStore } from "./session-store.js";

export interface SessionStandingParts {
  readonly sessions: SessionStore;
  readonly grantRole: GrantRole;
  readonly clock: Clock;
}

/** The role that a session gives at this moment; null when it has ended or its user is not active. */
export function sessionStanding({ sessions, grantRole, clock }: SessionStandingParts) {
  return async (sessionId: string): Promise<Role | null> => {
    const user = isUuid(sessionId) ? await sessions.userOfSession(sessionId, clock.now()) : null;
    return user && grantRole(user);
  };
}
