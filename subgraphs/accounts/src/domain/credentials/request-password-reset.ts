import { emailRule } from "@souk/kernel/values/email-address";
import type { PasswordResetStore } from "./password-reset-store.js";

export interface RequestPasswordResetParts {
  readonly resets: PasswordResetStore;
  readonly newId: () => string;
}

/** Enqueues the same job for each address; the job finds out whether the address has an account. */
export function requestPasswordReset({ resets, newId }: RequestPasswordResetParts) {
  return async (email: string): Promise<void> => {
    const checked = emailRule.safeParse(email);
    if (checked.success) await resets.requestReset({ eventId: newId(), email: checked.data });
  };
}
