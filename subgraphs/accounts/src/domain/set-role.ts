import { isUuid } from "@souk/kernel/uuid";
import type { Role } from "@souk/kernel/viewer";
import type { User } from "./user.js";
import type { UserStore } from "./user-store.js";

export type SetRoleOutcome =
  | { readonly kind: "set"; readonly user: User }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "lastAdmin" };

/** Tokens that are out keep the old role until they end; the next refresh has the new one. */
export function setRole({ users }: { users: UserStore }) {
  return async (userId: string, role: Role): Promise<SetRoleOutcome> => {
    const outcome = isUuid(userId) ? await users.setRole(userId, role) : "notFound";
    if (outcome === "notFound") return { kind: "notFound", id: userId };
    return outcome === "lastAdmin" ? { kind: "lastAdmin" } : { kind: "set", user: outcome };
  };
}
