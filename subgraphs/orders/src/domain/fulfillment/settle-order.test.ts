import { expect, test } from "@jest/globals";
import type { OrderDeps } from "../order-deps.js";
import type { OrderMove } from "../order-store.js";
import type { Order } from "../order/order.js";
import { settleStock } from "./settle-order.js";

const money = (amountMinor: number) => ({ amountMinor, currency: "CAD" });
const line = { productId: "1", kind: "PHYSICAL", sku: "A", name: "A", quantity: 2, unitPrice: money(500) } as const;
const paid = {
  id: "order",
  number: "ORD-1",
  buyerId: "buyer",
  guest: null,
  status: "PAID",
  lines: [line],
  total: money(1000),
  events: [],
  refunds: [],
  shipments: [],
} as unknown as Order;

test.each<[string, { reserved: boolean; isLeft: boolean; status?: Order["status"] }, object]>([
  ["a reservation that holds is committed", { reserved: true, isLeft: true }, { committed: true, moves: [] }],
  ["an expired reservation is renewed", { reserved: false, isLeft: true }, { committed: true, moves: [] }],
  [
    "an order whose goods are sold out is cancelled and refunded",
    { reserved: false, isLeft: false },
    { committed: false, moves: [{ from: "PAID", to: "CANCELLED", refund: { kind: "CANCEL", amount: money(1000) } }] },
  ],
  [
    "an order that is cancelled by then stays so",
    { reserved: false, isLeft: false, status: "CANCELLED" },
    { committed: false, moves: [] },
  ],
])("%s", async (_case, { reserved, isLeft, status = "PAID" }, expected) => {
  const order = { ...paid, status };
  const moves: OrderMove[] = [];
  let holds = reserved;
  const deps = {
    store: {
      findOrder: async () => order,
      moveUnderLock: async (_id: string, plan: (found: Order) => OrderMove | null) => {
        const move = plan(order);
        if (move) moves.push(move);
        return order;
      },
    },
    peers: {
      inventory: {
        commit: async () => holds,
        reserve: async () => {
          holds = isLeft;
          return { shortages: isLeft ? [] : [{ productId: "1", requested: 2, available: 0 }] };
        },
      },
    },
    clock: { now: () => new Date(0) },
    newId: () => "refund",
  } as unknown as OrderDeps;
  const committed = await settleStock(deps)(order.id);
  expect({ committed, moves }).toMatchObject(expected);
});
