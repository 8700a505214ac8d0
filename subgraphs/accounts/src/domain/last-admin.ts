import type { LockedUser } from "./user-store.js";

/** Nobody would be left who can make another admin. */
export function isLastAdmin({ user, hasOtherAdmin }: LockedUser): boolean {
  return user.role === "ADMIN" && user.isActive && !hasOtherAdmin;
}
