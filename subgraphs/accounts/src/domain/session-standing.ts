import type { Clock } from "@souk/kernel/clock";
import { isUuid } from "@souk/kernel/uuid";
import type { Role } from "@souk/kernel/viewer";
import type { SessionStore } from "./session-store.js";

/** The role of a session's user at this moment; null when the session has ended or its user is not active. */
export function sessionStanding({ sessions, clock }: { sessions: SessionStore; clock: Clock }) {
  return async (sessionId: string): Promise<Role | null> =>
    isUuid(sessionId) ? sessions.roleOfSession(sessionId, clock.now()) : null;
}
