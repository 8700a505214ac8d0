import { emailRule } from "@souk/kernel/email-address";
import type { PasswordResetStore } from "./password-reset-store.js";

export interface RequestPasswordResetParts {
  readonly resets: PasswordResetStore;
  readonly newId: () => string;
}

/** Does the same for each address: one job, which finds out whether there is anybody to write to. */
export function requestPasswordReset({ resets, newId }: RequestPasswordResetParts) {
  return async (email: string): Promise<void> => {
    const checked = emailRule.safeParse(email);
    if (checked.success) await resets.requestReset({ eventId: newId(), email: checked.data });
  };
}
