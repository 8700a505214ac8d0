import { isUuid } from "@souk/kernel/uuid";
import type { OwnSession } from "./prove-owner.js";
import type { SessionStore } from "./session-store.js";

/** False for a session that is not there, or somebody else's. */
export function revokeSession({ sessions }: { sessions: SessionStore }) {
  return async ({ userId }: Pick<OwnSession, "userId">, id: string): Promise<boolean> =>
    isUuid(id) && (await sessions.endSessionsOf(userId, { only: id })) > 0;
}

/** How many sessions of the user it has ended. */
export function revokeAllSessions({ sessions }: { sessions: SessionStore }) {
  return async ({ userId, sessionId }: Omit<OwnSession, "origin">, exceptCurrent: boolean): Promise<number> =>
    sessions.endSessionsOf(userId, exceptCurrent ? { but: sessionId } : {});
}
