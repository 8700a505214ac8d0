import type { Viewer } from "@souk/kernel/identity/viewer";
import { hashOfSecret, isSecret } from "@souk/kernel/keys/secret";
import { isUuid } from "@souk/kernel/values/uuid";
import type { SessionStore } from "./session-store.js";
import type { OwnSession } from "../sign-in/prove-owner.js";

/** Ends the session of the access token and the session of the refresh token. Returns false when both are missing. */
export function logout({ sessions }: { sessions: SessionStore }) {
  return async (viewer: Viewer, refreshToken: string | undefined): Promise<boolean> => {
    const sessionId = viewer.kind === "user" ? viewer.sessionId : null;
    const tokenHash = refreshToken !== undefined && isSecret(refreshToken) ? hashOfSecret(refreshToken) : null;
    if (sessionId === null && tokenHash === null) return false;
    return sessions.endSessions({ sessionId, tokenHash });
  };
}

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
