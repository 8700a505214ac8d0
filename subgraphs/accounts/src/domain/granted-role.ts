import type { Role } from "@souk/kernel/viewer";
import type { User } from "./user.js";

export type AdminSecondFactor = "required" | "off";

export type GrantRole = (user: Pick<User, "role" | "twoFactorEnabled">) => Role;

/** The role that a session gives. Where admins need a second factor, one without is a customer until it is set up. */
export function grantRole(adminSecondFactor: AdminSecondFactor): GrantRole {
  return ({ role, twoFactorEnabled }) =>
    role === "ADMIN" && adminSecondFactor === "required" && !twoFactorEnabled ? "CUSTOMER" : role;
}
