import type { Viewer } from "@souk/kernel/viewer";
import { hashOfSecret, isSecret } from "@souk/kernel/secret";
import type { SessionStore } from "./session-store.js";

/** Ends the session of the access token and that of the refresh token, whichever there is. False when there was none. */
export function logout({ sessions }: { sessions: SessionStore }) {
  return async (viewer: Viewer, refreshToken: string | undefined): Promise<boolean> => {
    const sessionId = viewer.kind === "user" ? viewer.sessionId : null;
    const tokenHash = refreshToken !== undefined && isSecret(refreshToken) ? hashOfSecret(refreshToken) : null;
    if (sessionId === null && tokenHash === null) return false;
    return sessions.endSessions({ sessionId, tokenHash });
  };
}
