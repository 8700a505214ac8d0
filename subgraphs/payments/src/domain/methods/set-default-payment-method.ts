import { isUuid } from "@souk/kernel/values/uuid";
import type { PaymentMethod } from "./payment-method.js";
import type { PaymentMethodStore } from "./payment-method-store.js";

export type SetDefaultPaymentMethodOutcome =
  { readonly kind: "set"; readonly method: PaymentMethod } | { readonly kind: "notFound"; readonly id: string };

/** Makes one of the user's methods the one that pays orders without a given payment. */
export function setDefaultPaymentMethod({ methods }: { methods: Pick<PaymentMethodStore, "setDefaultMethod"> }) {
  return async (id: string, userId: string): Promise<SetDefaultPaymentMethodOutcome> => {
    const method = isUuid(id) ? await methods.setDefaultMethod(id, userId) : null;
    return method ? { kind: "set", method } : { kind: "notFound", id };
  };
}
