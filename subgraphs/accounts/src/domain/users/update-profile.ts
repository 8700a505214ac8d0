import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { updateProfileRule } from "./account-rules.js";
import type { User } from "./user.js";
import type { UserStore } from "./user-store.js";

export interface UpdateProfileInput {
  readonly username?: string | null;
  readonly fullName?: string | null;
}

export type UpdateProfileOutcome =
  | { readonly kind: "updated"; readonly user: User }
  | { readonly kind: "usernameTaken"; readonly username: string }
  | { readonly kind: "noAccount" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** Changes only the given fields; `null` clears a field, absent keeps it. */
export function updateProfile({ users }: { users: UserStore }) {
  return async (userId: string, input: UpdateProfileInput): Promise<UpdateProfileOutcome> => {
    const checked = checkInput(updateProfileRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const outcome = await users.updateProfile(userId, checked.value);
    if (outcome === "usernameTaken") return { kind: "usernameTaken", username: checked.value.username ?? "" };
    return outcome === "notFound" ? { kind: "noAccount" } : { kind: "updated", user: outcome };
  };
}
