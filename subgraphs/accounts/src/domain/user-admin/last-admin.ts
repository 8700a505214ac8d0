import type { LockedUser } from "../users/user-store.js";

/** Returns whether the user is the only admin, without whom no other admin could be appointed. */
export function isLastAdmin({ user, hasOtherAdmin }: LockedUser): boolean {
  return user.role === "ADMIN" && user.isActive && !hasOtherAdmin;
}
