import { isUuid } from "@souk/kernel/values/uuid";
import type { PaymentMethod } from "./payment-method.js";
import type { PaymentMethodStore } from "./payment-method-store.js";

export type RemovePaymentMethodOutcome =
  { readonly kind: "removed"; readonly method: PaymentMethod } | { readonly kind: "notFound"; readonly id: string };

export function removePaymentMethod({ methods }: { methods: PaymentMethodStore }) {
  return async (id: string, userId: string): Promise<RemovePaymentMethodOutcome> => {
    const method = isUuid(id) ? await methods.removeMethod(id, userId) : null;
    return method ? { kind: "removed", method } : { kind: "notFound", id };
  };
}
