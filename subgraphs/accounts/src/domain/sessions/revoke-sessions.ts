import { isUuid } from "@souk/kernel/values/uuid";
import type { OwnSession } from "../sign-in/prove-owner.js";
import type { SessionStore } from "./session-store.js";

/** Ends a session. Returns false when it does not exist or belongs to another user. */
export function revokeSession({ sessions }: { sessions: SessionStore }) {
  return async ({ userId }: Pick<OwnSession, "userId">, id: string): Promise<boolean> =>
    isUuid(id) && (await sessions.endSessionsOf(userId, { only: id })) > 0;
}

/** Ends sessions of the user. Returns their number. */
export function revokeAllSessions({ sessions }: { sessions: SessionStore }) {
  return async ({ userId, sessionId }: Omit<OwnSession, "origin">, exceptCurrent: boolean): Promise<number> =>
    sessions.endSessionsOf(userId, exceptCurrent ? { but: sessionId } : {});
}
