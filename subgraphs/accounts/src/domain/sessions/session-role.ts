import type { Role } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { User } from "../users/user.js";
import type { ApiKeyStore } from "../api-keys/api-key-store.js";
import type { SessionStore } from "./session-store.js";

export type AdminSecondFactor = "required" | "off";

export type GrantRole = (user: Pick<User, "role" | "twoFactorEnabled">) => Role;

/**
 * Returns the role of a session. Where admins need a second factor, an admin without one is a customer until it is set
 * up.
 */
export function grantRole(adminSecondFactor: AdminSecondFactor): GrantRole {
  return ({ role, twoFactorEnabled }) =>
    role === "ADMIN" && adminSecondFactor === "required" && !twoFactorEnabled ? "CUSTOMER" : role;
}

export interface RoleOfSessionDependencies {
  readonly sessions: SessionStore;
  readonly apiKeys: Pick<ApiKeyStore, "ownerOfKey">;
  readonly grantRole: GrantRole;
  readonly clock: Clock;
}

/**
 * Returns the present role of a session, or of the API key in its place; null when it has ended or its user is not
 * active.
 */
export function roleOfSession(deps: RoleOfSessionDependencies) {
  return async (sessionId: string): Promise<Role | null> => {
    if (!isUuid(sessionId)) return null;
    const { sessions, apiKeys, clock } = deps;
    const now = clock.now();
    const user = (await sessions.userOfSession(sessionId, now)) ?? (await apiKeys.ownerOfKey(sessionId, now));
    return user && deps.grantRole(user);
  };
}
