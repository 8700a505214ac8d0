import { on } from "@souk/shop/config";

/** Runs as a durable job after each payment: at least once, and again when it throws. */
export const logPaidOrders = on(
  "order.paid",
  ({ event, logger }) => logger.info({ orderId: event.data.orderId }, "an order is paid"),
  { name: "log-paid-orders" },
);
