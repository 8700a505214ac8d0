import { demoId } from "../demo-id.js";
import type { DemoOrderEvent, DemoOrderStatus } from "./demo-order.js";
import type { OrderSeed } from "./order-seed.js";

/** Returns the order's history, oldest first: placed, then each status that it reached. */
export function orderEvents(seed: OrderSeed): DemoOrderEvent[] {
  let from: DemoOrderStatus | null = null;
  return statusesOf(seed).map(([to, at]) => {
    const { type, detail } = eventFor(to, seed);
    const event = { id: demoId("orderEvent", `${seed.number}/${type}`), at, type, from, to, detail };
    from = to;
    return event;
  });
}

function statusesOf({ placedAt, reached }: OrderSeed): [DemoOrderStatus, string][] {
  const statuses: [DemoOrderStatus, string | undefined][] = [
    ["CREATED", placedAt],
    ["PAID", reached.PAID],
    ["PROCESSING", reached.PROCESSING],
    ["COMPLETED", reached.COMPLETED],
    ["CANCELLED", reached.CANCELLED],
  ];
  return statuses.filter((entry): entry is [DemoOrderStatus, string] => entry[1] !== undefined);
}

function eventFor(to: DemoOrderStatus, { payment }: OrderSeed): Pick<DemoOrderEvent, "type" | "detail"> {
  switch (to) {
    case "CREATED":
      return { type: "orderPlaced", detail: null };
    case "PAID":
      return { type: "orderPaid", detail: null };
    case "PROCESSING":
      return { type: "orderProcessing", detail: null };
    case "COMPLETED":
      return { type: "orderCompleted", detail: null };
    case "CANCELLED":
      return {
        type: "orderCancelled",
        detail: payment ? "not paid in time; the stock is free again, and paying reserves anew" : "by the buyer",
      };
  }
}
