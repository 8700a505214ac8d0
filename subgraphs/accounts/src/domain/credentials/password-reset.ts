import type { Clock } from "@souk/kernel/values/clock";
import type { PasswordResetStore } from "./password-reset-store.js";
import { hashOfSecret, newSecret } from "@souk/kernel/keys/secret";

export interface ResetWish {
  readonly eventId: string;
  readonly email: string;
}

const resetSeconds = 1800;

export interface StartPasswordResetParts {
  readonly resets: PasswordResetStore;
  readonly clock: Clock;
  readonly publicUrl: string;
}

/** Creates a link if the address has an account. Runs from the outbox. */
export function startPasswordReset({ resets, clock, publicUrl }: StartPasswordResetParts) {
  return async ({ eventId, email }: ResetWish): Promise<void> => {
    const sentAt = clock.now();
    const expiresAt = new Date(sentAt.getTime() + resetSeconds * 1000);
    const token = newSecret();
    const data = { link: `${publicUrl}/reset-password/${token}`, expiresAt: expiresAt.toISOString() };
    const mail = { eventId, kind: "PASSWORD_RESET" as const, userId: null, data };
    await resets.startReset(email, { tokenHash: hashOfSecret(token), sentAt, expiresAt }, mail);
  };
}
