import { isUuid } from "@souk/kernel/values/uuid";
import type { PaymentStore } from "./payment-store.js";

export interface PaymentsClaim {
  readonly userId: string;
  readonly orderIds: readonly string[];
}

/** Assigns payments to a user who has claimed their orders. Idempotent. */
export function claimPayments({ payments }: { readonly payments: Pick<PaymentStore, "changeBuyer"> }) {
  return async ({ userId, orderIds }: PaymentsClaim): Promise<void> => {
    const known = orderIds.filter(isUuid);
    if (isUuid(userId) && known.length > 0) await payments.changeBuyer(known, userId);
  };
}
