import type { CheckoutStep, OrderStatus, RefundState } from "../../../../../graph/schema-types.generated";

interface MaybeStuck {
  readonly status: OrderStatus;
  readonly checkout: { readonly step: CheckoutStep };
  readonly refunds: readonly { readonly state: RefundState }[];
  readonly shippingAddress: object | null;
  readonly shipments: readonly object[] | null;
}

/** Returns true if the order has an open step that another attempt may complete. */
export function isStuck({ status, checkout, refunds, shippingAddress, shipments }: MaybeStuck): boolean {
  if (checkout.step === "CONFIRMING_PAYMENT") return true;
  if (refunds.some(({ state }) => state !== "DONE")) return true;
  return status === "PAID" && shippingAddress !== null && shipments?.length === 0;
}
