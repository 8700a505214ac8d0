import { expect, test } from "@jest/globals";
import type { ToldOrder } from "./chaos-buyer.js";
import { compareTold } from "./compare-reported-orders.js";

const told = (id: string, fate: ToldOrder["fate"] = "kept"): ToldOrder => ({ id, fate });
const paid = (id: string, status = "PAID", refunds = 0) => ({ id, status, refunds, isOpen: false });

test("orders in the state that their buyers left make no difference", () => {
  const differences = compareTold(
    [told("a"), told("b"), told("c", "cancelled"), told("d", "refunded"), told("e", "refunded in part")],
    [paid("a"), paid("b", "COMPLETED"), paid("c", "CANCELLED"), paid("d", "REFUNDED", 1), paid("e", "PAID", 1)],
  );
  expect(differences).toEqual([]);
});

test.each([
  ["one that is lost", [told("a")], [], "order a was told to be paid and is not"],
  ["one that nobody knows of", [], [paid("a")], "order a is paid and nobody was told so"],
  ["one for two checkouts", [told("a"), told("a")], [paid("a")], "1 orders were told for more than one checkout"],
  ["one that ended by itself", [told("a")], [paid("a", "CANCELLED")], "order a was kept and is CANCELLED"],
  ["one that did not end", [told("a", "cancelled")], [paid("a")], "order a was cancelled and is PAID"],
  ["money that did not go back", [told("a", "refunded")], [paid("a", "PAID", 1)], "order a was refunded and is PAID"],
  [
    "money that went back twice",
    [told("a", "refunded in part")],
    [paid("a", "PAID", 2)],
    "order a was refunded in part by one request and has 2 refunds",
  ],
])("%s is a difference", (_what, ofBuyers, ofBooks, difference) => {
  expect(compareTold(ofBuyers, ofBooks)).toEqual([difference]);
});
