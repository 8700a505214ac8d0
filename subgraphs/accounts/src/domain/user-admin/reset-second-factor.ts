import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import { reasonRule, accountChangedMail } from "./user-change.js";
import type { User } from "../users/user.js";
import type { UserStore } from "../users/user-store.js";

export type ResetSecondFactorOutcome =
  | { readonly kind: "reset"; readonly user: User }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "oneself" }
  | { readonly kind: "noneOn" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/**
 * Turns off the second factor for a user who has lost the app and the recovery codes, and has proven their identity to
 * the staff. Ends all sessions: the next sign-in needs only the password. An admin cannot do this to themselves,
 * because a stolen session could then bypass the second factor.
 */
export function resetSecondFactor({ users }: { users: Pick<UserStore, "changeUser"> }) {
  return async (userId: string, reason: string, action: AdminAction): Promise<ResetSecondFactorOutcome> => {
    const checked = checkInput(reasonRule, { reason });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (userId.toLowerCase() === action.actor.userId) return { kind: "oneself" };
    let wasOn = false;
    const user = isUuid(userId)
      ? await users.changeUser(userId.toLowerCase(), ({ user: before }) => {
          wasOn = before.twoFactorEnabled;
          if (!wasOn) return null;
          const { value } = checked;
          const change = { before: { twoFactorEnabled: true }, after: { twoFactorEnabled: false, ...value } };
          const audited = auditJobs(action, { targetType: "User", targetId: before.id, ...change });
          const mail = accountChangedMail(action.id, before, { change: "SECOND_FACTOR_RESET", ...value });
          return { endsSecondFactor: true, endsSessions: true, jobs: [...audited, mail] };
        })
      : null;
    if (!user) return { kind: "notFound", id: userId };
    return wasOn ? { kind: "reset", user } : { kind: "noneOn" };
  };
}
