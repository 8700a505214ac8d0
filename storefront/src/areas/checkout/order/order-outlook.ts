import type { OrderPageFragment } from "./order-page.generated";

type Order = Pick<OrderPageFragment, "status" | "refunds" | "shipments" | "payments" | "checkout">;

/** Returns true if any part of the order can still change by itself. */
export function isOpen({ status, refunds, shipments, payments }: Order): boolean {
  // an unavailable service may come back
  if (!shipments || !payments) return true;
  if (refunds.some(({ state }) => state === "REQUESTED")) return true;
  if (
    shipments.some((shipment) =>
      ["PENDING", "LABEL_CREATED", "IN_TRANSIT", "OUT_FOR_DELIVERY", "FAILED"].includes(shipment.status),
    )
  )
    return status !== "CANCELLED" && status !== "REFUNDED";
  return status === "CREATED" || status === "PAID" || status === "PROCESSING";
}

/** The buyer may cancel the order until it ships. */
export function isCancellable({ status }: Pick<Order, "status">): boolean {
  return status === "CREATED" || status === "PAID";
}

export function isPayable({ status, checkout: { step } }: Pick<Order, "status" | "checkout">): boolean {
  return status === "CREATED" && step === "AWAITING_PAYMENT";
}

/** Returns a text that changes whenever an event happens that the buyer wants to know about. */
export function orderStatusText({ status, shipments, checkout }: Order): string {
  return JSON.stringify([status, checkout.step, shipments?.map((shipment) => shipment.status)]);
}
