import type { Viewer } from "@souk/kernel/identity/viewer";
import { hashOfSecret, isSecret } from "@souk/kernel/keys/secret";
import type { SessionStore } from "./session-store.js";

/** Ends the session of the access token and the session of the refresh token. Returns false when both are missing. */
export function logout({ sessions }: { sessions: SessionStore }) {
  return async (viewer: Viewer, refreshToken: string | undefined): Promise<boolean> => {
    const sessionId = viewer.kind === "user" ? viewer.sessionId : null;
    const tokenHash = refreshToken !== undefined && isSecret(refreshToken) ? hashOfSecret(refreshToken) : null;
    if (sessionId === null && tokenHash === null) return false;
    return sessions.endSessions({ sessionId, tokenHash });
  };
}
