import { faultsIn } from "../planted-fault.ts";

export const shippingFaults = faultsIn("subgraphs/shipping/src", [
  {
    name: "shipping is free below the threshold",
    file: "domain/rate/rate.ts",
    find: "subtotal.amountMinor >= freeFromMinor",
    replace: "subtotal.amountMinor + 1 >= freeFromMinor",
  },
  {
    name: "shipping is not free at the threshold",
    file: "domain/rate/rate.ts",
    find: "subtotal.amountMinor >= freeFromMinor",
    replace: "subtotal.amountMinor > freeFromMinor",
  },
  {
    name: "the default rate has priority over the country's rate",
    file: "domain/rate/rate.ts",
    find: "rates.find((rate) => rate.country === country) ?? rates.find((rate) => rate.country === null)",
    replace: "rates.find((rate) => rate.country === null) ?? rates.find((rate) => rate.country === country)",
  },
  {
    name: "a shipping option is not sorted by its price",
    file: "domain/rate/shipping-options.ts",
    find: "one.price.amountMinor - other.price.amountMinor ||",
    replace: "",
  },
  {
    name: "a carrier without a promise counts as the fastest",
    file: "domain/rate/shipping-options.ts",
    find: "maxDays ?? Number.MAX_SAFE_INTEGER",
    replace: "maxDays ?? 0",
  },
  {
    name: "a cancelled shipment is sent",
    file: "domain/shipment/shipment.ts",
    find: 'return !isCancelled && !(isReplaced && to === "IN_TRANSIT")',
    replace: 'return !(isReplaced && to === "IN_TRANSIT")',
  },
  {
    name: "a returned shipment is delivered",
    file: "domain/shipment/shipment.ts",
    find: "RETURNED: [],",
    replace: 'RETURNED: ["DELIVERED"],',
  },
  {
    name: "a delivered shipment is in transit again",
    file: "domain/shipment/shipment.ts",
    find: 'DELIVERED: ["RETURNED"],',
    replace: 'DELIVERED: ["RETURNED", "IN_TRANSIT"],',
  },
  {
    name: "an update makes a transition that the table forbids",
    file: "domain/shipment/update-shipment.ts",
    find: "status !== from && !mayBecome(shipment, status)",
    replace: "status === from && !mayBecome(shipment, status)",
  },
  {
    name: "a repeated update writes an event again",
    file: "domain/shipment/update-shipment.ts",
    find: "if (isUnchanged(shipment, status, detail) && !changesTracking(shipment, tracking))",
    replace: "if (detail === undefined)",
  },
  {
    name: "the buyer gets a mail about a shipment that is not packed",
    file: "domain/shipment/mail-buyer.ts",
    find: 'event.status === "PENDING" || ',
    replace: "",
  },
  {
    name: "the buyer gets a mail about a cancelled shipment",
    file: "domain/shipment/mail-buyer.ts",
    find: " || shipment.isCancelled",
    replace: "",
  },
  {
    name: "orders misses the changes before the last one",
    file: "domain/shipment/notify-orders.ts",
    find: "for (const event of changes)",
    replace: "for (const event of changes.slice(-1))",
  },
  {
    name: "orders is notified of later changes too early",
    file: "domain/shipment/notify-orders.ts",
    find: "shipment.events.slice(0, shipment.events.findIndex(({ id }) => id === eventId) + 1)",
    replace: "shipment.events",
  },
  {
    name: "a tracking number in small letters is unknown",
    file: "domain/shipment/shipment.ts",
    find: ".toUpperCase()",
    replace: "",
  },
  {
    name: "a negative price of a calculator is accepted",
    file: "domain/rate/calculate-shipping.ts",
    find: "amountMinor: z.int().min(0)",
    replace: "amountMinor: z.int()",
    tests: "calculator-graph.test.ts",
  },
]);
