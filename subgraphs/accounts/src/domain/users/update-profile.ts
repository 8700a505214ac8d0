import { customUpdateRule } from "@souk/kernel/custom-fields/custom-input";
import type { EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { updateProfileRule } from "./account-rules.js";
import type { User } from "./user.js";
import type { UserStore } from "./user-store.js";

export interface UpdateProfileInput {
  readonly username?: string | null;
  readonly fullName?: string | null;
  readonly phone?: string | null;
  /** The address of a picture of media. */
  readonly avatar?: string | null;
  readonly locale?: string | null;
  readonly custom?: unknown;
}

export type UpdateProfileOutcome =
  | { readonly kind: "updated"; readonly user: User }
  | { readonly kind: "usernameTaken"; readonly username: string }
  | { readonly kind: "noAccount" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface UpdateProfileDependencies {
  readonly users: Pick<UserStore, "updateProfile">;
  /** The fields that the shop has declared for users. */
  readonly userFields?: EntityFields;
}

/** Changes only the given fields; `null` clears a field, absent keeps it. */
export function updateProfile({ users, userFields = [] }: UpdateProfileDependencies) {
  const custom = customUpdateRule(userFields.filter(({ isWrittenByOwner }) => isWrittenByOwner));
  const rule = updateProfileRule.extend({ custom });
  return async (userId: string, input: UpdateProfileInput): Promise<UpdateProfileOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { locale: chosenLocale, ...change } = checked.value;
    const outcome = await users.updateProfile(userId, { ...change, chosenLocale });
    if (outcome === "usernameTaken") return { kind: "usernameTaken", username: change.username ?? "" };
    return outcome === "notFound" ? { kind: "noAccount" } : { kind: "updated", user: outcome };
  };
}
