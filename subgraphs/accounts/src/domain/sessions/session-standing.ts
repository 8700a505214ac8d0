import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Role } from "@souk/kernel/identity/viewer";
import type { ApiKeyStore } from "../api-keys/api-key-store.js";
import type { GrantRole } from "./session-role.js";
import type { SessionStore } from "./session-store.js";

export interface SessionStandingParts {
  readonly sessions: SessionStore;
  readonly apiKeys: Pick<ApiKeyStore, "ownerOfKey">;
  readonly grantRole: GrantRole;
  readonly clock: Clock;
}

/**
 * Returns the present role of a session, or of the API key in its place; null when it has ended or its user is not
 * active.
 */
export function sessionStanding({ sessions, apiKeys, grantRole, clock }: SessionStandingParts) {
  return async (sessionId: string): Promise<Role | null> => {
    if (!isUuid(sessionId)) return null;
    const now = clock.now();
    const user = (await sessions.userOfSession(sessionId, now)) ?? (await apiKeys.ownerOfKey(sessionId, now));
    return user && grantRole(user);
  };
}
