import { expect, test } from "vitest";
import { replaceableLines, sendableLines, type Divided } from "./parcel-plan";

const units = (id: string, quantity: number) => ({ product: { id }, quantity });
const parcel = {
  trackingNumber: "SHIP-1",
  status: "PENDING",
  hasLeft: false,
  isCancelled: false,
  replaces: null,
  lines: null,
};
const left = { ...parcel, status: "IN_TRANSIT", hasLeft: true };

function anOrder(change: Partial<Divided>): Divided {
  const lines = [
    { ...units("lamp", 3), name: "Lamp", needsShipping: true },
    { ...units("course", 1), name: "Course", needsShipping: false },
  ];
  return { lines, refunds: [], shipments: [], ...change };
}

test.each<[string, Partial<Divided>, number]>([
  ["all products while nothing has left", { shipments: [parcel] }, 3],
  ["no products after a parcel without lines has left", { shipments: [left] }, 0],
  ["the rest after a part has left", { shipments: [{ ...left, lines: [units("lamp", 1)] }] }, 2],
  ["no refunded products", { shipments: [parcel], refunds: [{ lines: [units("lamp", 2)] }] }, 1],
  [
    "the rest where the refunded products came back",
    {
      shipments: [{ ...left, status: "RETURNED", lines: [units("lamp", 2)] }],
      refunds: [{ lines: [units("lamp", 2)] }],
    },
    1,
  ],
  ["the products of a cancelled parcel", { shipments: [{ ...parcel, isCancelled: true }] }, 3],
  ["all products beside a replacement", { shipments: [{ ...left, replaces: "SHIP-0" }] }, 3],
])("a new parcel may hold %s", (_rule, change, expected) => {
  expect(sendableLines(anOrder(change)).map(({ left: units_ }) => units_)).toEqual(expected === 0 ? [] : [expected]);
});

test("a replacement may hold products that no other replacement of the parcel holds", () => {
  const replacement = { ...parcel, trackingNumber: "SHIP-2", replaces: "SHIP-1", lines: [units("lamp", 1)] };
  const lost = { ...left, status: "FAILED" };
  expect(replaceableLines(anOrder({ shipments: [lost, replacement] }), lost)).toEqual([
    { productId: "lamp", name: "Lamp", left: 2 },
  ]);
});

test("a product in two lines of the order is one entry", () => {
  const lines = [1, 2].map((quantity) => ({ ...units("lamp", quantity), name: "Lamp", needsShipping: true }));
  const shipments = [{ ...left, lines: [units("lamp", 1)] }];
  expect(sendableLines(anOrder({ lines, shipments }))).toEqual([{ productId: "lamp", name: "Lamp", left: 2 }]);
});
