import { describe, expect, test } from "@jest/globals";
import { planParcel } from "./plan-parcel.js";
import type { Parcel } from "./parcel.js";
import type { ShippableLine } from "../peers.js";

const lamp = { productId: "lamp", sku: "L", name: "Lamp" };
const cup = { productId: "cup", sku: "C", name: "Cup" };
const items = (refunded = 0): ShippableLine[] => [
  { ...lamp, quantity: 3, refunded },
  { ...cup, quantity: 1, refunded: 0 },
];

function aParcel(change: Partial<Parcel> = {}): Parcel {
  const lines = [
    { ...lamp, quantity: 3 },
    { ...cup, quantity: 1 },
  ];
  const plain = {
    id: "p1",
    trackingNumber: "SHIP-1",
    status: "PENDING" as const,
    lines,
    events: [],
    isCancelled: false,
  };
  return { ...plain, replaces: null, ...change };
}

const units = (lines: readonly { productId: string; quantity: number }[]) =>
  Object.fromEntries(lines.map(({ productId, quantity }) => [productId, quantity]));

/** Returns the units of the new parcel, and the units that stay in the others. */
function planned(plan: ReturnType<typeof planParcel>) {
  if (plan.kind !== "planned") return plan;
  const { lines, rest } = plan;
  return [units(lines), Object.fromEntries(rest.map(({ id, lines: left }) => [id, units(left)]))];
}

describe("planParcel", () => {
  const left = { status: "IN_TRANSIT" } as const;

  test.each<[string, Parcel[], ShippableLine[], { productId: string; quantity: number }[] | null, unknown]>([
    [
      "takes lines out of a parcel that has not left",
      [aParcel()],
      items(),
      [{ productId: "lamp", quantity: 2 }],
      [{ lamp: 2 }, { p1: { lamp: 1, cup: 1 } }],
    ],
    [
      "adds up lines with the same product",
      [aParcel()],
      items(),
      [
        { productId: "lamp", quantity: 1 },
        { productId: "lamp", quantity: 1 },
      ],
      [{ lamp: 2 }, { p1: { lamp: 1, cup: 1 } }],
    ],
    [
      "empties a parcel",
      [aParcel()],
      items(),
      [
        { productId: "lamp", quantity: 3 },
        { productId: "cup", quantity: 1 },
      ],
      [{ lamp: 3, cup: 1 }, { p1: {} }],
    ],
    [
      "takes units that are in no parcel first",
      [aParcel({ lines: [{ ...cup, quantity: 1 }] })],
      items(),
      [{ productId: "lamp", quantity: 3 }],
      [{ lamp: 3 }, {}],
    ],
    [
      "takes everything that has not left when no lines are given",
      [aParcel({ ...left, lines: [{ ...lamp, quantity: 2 }] })],
      items(),
      null,
      [{ lamp: 1, cup: 1 }, {}],
    ],
    [
      "takes over the lines of a cancelled parcel",
      [aParcel({ status: "FAILED", isCancelled: true })],
      items(),
      null,
      [{ lamp: 3, cup: 1 }, {}],
    ],
    [
      "treats a shipment without lines as one with all items",
      [aParcel({ lines: null })],
      items(),
      [{ productId: "cup", quantity: 1 }],
      [{ cup: 1 }, { p1: { lamp: 3 } }],
    ],
    [
      "leaves refunded units out of all parcels",
      [aParcel()],
      items(2),
      [{ productId: "lamp", quantity: 1 }],
      [{ lamp: 1 }, { p1: { cup: 1 } }],
    ],
    [
      "does not subtract refunded units that came back from the units to be sent",
      [aParcel({ status: "RETURNED", lines: [{ ...lamp, quantity: 2 }] })],
      items(2),
      null,
      [{ lamp: 1, cup: 1 }, {}],
    ],
    [
      "refuses more than is to be shipped",
      [aParcel()],
      items(),
      [{ productId: "lamp", quantity: 4 }],
      { kind: "tooMany", productId: "lamp", left: 3 },
    ],
    [
      "refuses refunded units",
      [aParcel()],
      items(2),
      [{ productId: "lamp", quantity: 2 }],
      { kind: "tooMany", productId: "lamp", left: 1 },
    ],
    [
      "refuses units that have left",
      [aParcel(left)],
      items(),
      [{ productId: "cup", quantity: 1 }],
      { kind: "tooMany", productId: "cup", left: 0 },
    ],
    [
      "refuses units of a parcel that failed on its way",
      [aParcel({ status: "FAILED", events: [{ status: "IN_TRANSIT" }] })],
      items(),
      [{ productId: "cup", quantity: 1 }],
      { kind: "tooMany", productId: "cup", left: 0 },
    ],
    [
      "refuses a product that the order does not ship",
      [aParcel()],
      items(),
      [{ productId: "book", quantity: 1 }],
      { kind: "notInOrder", productId: "book" },
    ],
    ["refuses when everything has left", [aParcel(left)], items(), null, { kind: "nothingLeft" }],
  ])("%s", (_rule, parcels, order, requested, expected) => {
    expect(planned(planParcel({ items: order, parcels, requested, replaces: null }))).toEqual(expected);
  });

  test.each<[string, Parcel[], { productId: string; quantity: number }[] | null, unknown]>([
    [
      "holds all lines of the lost parcel",
      [aParcel({ status: "FAILED", events: [{ status: "IN_TRANSIT" }] })],
      null,
      [{ lamp: 3, cup: 1 }, {}],
    ],
    [
      "holds some lines of a delivered parcel",
      [aParcel({ status: "DELIVERED" })],
      [{ productId: "cup", quantity: 1 }],
      [{ cup: 1 }, {}],
    ],
    [
      "does not replace a unit twice",
      [
        aParcel({ status: "DELIVERED" }),
        aParcel({ id: "p2", trackingNumber: "SHIP-2", replaces: "SHIP-1", lines: [{ ...cup, quantity: 1 }] }),
      ],
      [{ productId: "cup", quantity: 1 }],
      { kind: "tooMany", productId: "cup", left: 0 },
    ],
    [
      "does not count a cancelled replacement",
      [
        aParcel({ status: "DELIVERED" }),
        aParcel({
          id: "p2",
          trackingNumber: "SHIP-2",
          replaces: "SHIP-1",
          isCancelled: true,
          lines: [{ ...cup, quantity: 1 }],
        }),
      ],
      [{ productId: "cup", quantity: 1 }],
      [{ cup: 1 }, {}],
    ],
    ["is refused for a parcel that has not left", [aParcel()], null, { kind: "notReplaceable", status: "PENDING" }],
    ["is refused for a parcel on its way", [aParcel(left)], null, { kind: "notReplaceable", status: "IN_TRANSIT" }],
    ["is refused for a number that the order does not have", [], null, { kind: "replacedNotFound" }],
  ])("a replacement %s", (_rule, parcels, requested, expected) => {
    expect(planned(planParcel({ items: items(), parcels, requested, replaces: "SHIP-1" }))).toEqual(expected);
  });

  test("a replacement takes nothing from other parcels, and does not count towards the order's lines", () => {
    const first = aParcel({ status: "DELIVERED", lines: [{ ...lamp, quantity: 3 }] });
    const open = aParcel({ id: "p2", trackingNumber: "SHIP-2", lines: [{ ...cup, quantity: 1 }] });
    const replacement = aParcel({
      id: "p3",
      trackingNumber: "SHIP-3",
      replaces: "SHIP-1",
      lines: [{ ...lamp, quantity: 3 }],
    });
    const plan = planParcel({ items: items(), parcels: [first, open, replacement], requested: null, replaces: null });
    expect(planned(plan)).toEqual([{ cup: 1 }, { p2: {} }]);
  });
});
