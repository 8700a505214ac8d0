import type { Role } from "@souk/kernel/identity/viewer";
import type { User } from "../users/user.js";

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
