import type { OrderPageFragment } from "./order-page.generated";

type Order = Pick<OrderPageFragment, "status" | "refunds" | "shipments" | "payments" | "checkout">;

/** Whether anything of an order can still change by itself. */
export function isOpen({ status, refunds, shipments, payments }: Order): boolean {
  // what is away may come back
  if (!shipments || !payments) return true;
  if (refunds.some(({ state }) => state === "REQUESTED")) return true;
  if (shipments.some((shipment) => ["PENDING", "IN_TRANSIT", "FAILED"].includes(shipment.status)))
    return status !== "CANCELLED" && status !== "REFUNDED";
  return status === "CREATED" || status === "PAID" || status === "PROCESSING";
}

/** Its buyer may, until it is on its way. */
export function isCancellable({ status }: Pick<Order, "status">): boolean {
  return status === "CREATED" || status === "PAID";
}

export function isPayable({ status, checkout: { step } }: Pick<Order, "status" | "checkout">): boolean {
  return status === "CREATED" && step === "AWAITING_PAYMENT";
}

/** Another text whenever something has happened that its buyer would want to hear of. */
export function newsOf({ status, shipments, checkout }: Order): string {
  return JSON.stringify([status, checkout.step, shipments?.map((shipment) => shipment.status)]);
}
