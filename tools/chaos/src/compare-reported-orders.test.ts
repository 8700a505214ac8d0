import { expect, test } from "vitest";
import type { ReportedOrder } from "./chaos-buyer.js";
import { compareReportedOrders } from "./compare-reported-orders.js";

const reported = (id: string, fate: ReportedOrder["fate"] = "kept"): ReportedOrder => ({ id, fate });
const paid = (id: string, status = "PAID", refunds = 0) => ({ id, status, refunds, isOpen: false });

test("orders in the state that their buyers left are no difference", () => {
  const differences = compareReportedOrders(
    [
      reported("a"),
      reported("b"),
      reported("c", "cancelled"),
      reported("d", "refunded"),
      reported("e", "refunded in part"),
    ],
    [paid("a"), paid("b", "COMPLETED"), paid("c", "CANCELLED"), paid("d", "REFUNDED", 1), paid("e", "PAID", 1)],
  );
  expect(differences).toEqual([]);
});

test.each([
  ["a lost order", [reported("a")], [], "order a was reported as paid and is not"],
  ["a paid order that was not reported", [], [paid("a")], "order a is paid and was reported to no buyer"],
  [
    "an order that two checkouts report",
    [reported("a"), reported("a")],
    [paid("a")],
    "1 orders were reported for more than one checkout",
  ],
  [
    "a cancelled order that the buyer kept",
    [reported("a")],
    [paid("a", "CANCELLED")],
    "order a was kept and is CANCELLED",
  ],
  [
    "a paid order that the buyer cancelled",
    [reported("a", "cancelled")],
    [paid("a")],
    "order a was cancelled and is PAID",
  ],
  ["a refund without effect", [reported("a", "refunded")], [paid("a", "PAID", 1)], "order a was refunded and is PAID"],
  [
    "two refunds by one request",
    [reported("a", "refunded in part")],
    [paid("a", "PAID", 2)],
    "order a was refunded in part by one request and has 2 refunds",
  ],
])("%s is a difference", (_what, reportedOrders, storedOrders, difference) => {
  expect(compareReportedOrders(reportedOrders, storedOrders)).toEqual([difference]);
});
