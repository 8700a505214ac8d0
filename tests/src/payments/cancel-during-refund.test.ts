// own shop: the provider takes two seconds
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CancelOrderDocument, OrderDocument } from "../generated/operations.js";
import { addToCart, buy } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
const stock = 10;

beforeAll(async () => {
  // a refund takes two seconds, so the order is cancelled in the middle of it
  shop = await TestShop.create({ environment: { SANDBOX_LATENCY_MS: "2000" } });
});

afterAll(async () => shop[Symbol.asyncDispose]());

const refundMutation = `mutation ($id: ID!, $lines: [RefundLineInput!]) { refundOrder(id: $id, lines: $lines) { __typename } }`;

interface Bought {
  readonly buyer: Shopper;
  readonly id: string;
  readonly productId: string;
}

/** An order of a product of its own, so that the tests can run at once: each waits for the provider most of the time. */
async function shipped(quantity: number): Promise<Bought> {
  const productId = (await shop.product({ stock })).id;
  const buyer = await shop.signUp();
  if (quantity > 1) await addToCart(buyer, productId, quantity - 1);
  const { id } = await buy(buyer, productId);
  await eventually(async () => expect(await shipmentsOf({ buyer, id })).toEqual(["PENDING"]));
  return { buyer, id, productId };
}

async function shipmentsOf({ buyer, id }: Pick<Bought, "buyer" | "id">): Promise<string[]> {
  const { order } = await buyer.get(OrderDocument, { id });
  return order?.shipments?.map(({ status }) => status) ?? [];
}

/** Returns when the refund is in progress; `ended` waits for its answer. */
async function refunding({ buyer, id }: Bought, lines: object[] | null = null): Promise<{ ended: Promise<unknown> }> {
  const ended = (await shop.admin()).get(refundMutation, { id, lines });
  await eventually(async () => {
    const { order } = await buyer.get(`query ($id: ID) { order(id: $id) { refunds { state } } }`, { id });
    expect(order.refunds).toEqual([{ state: "REQUESTED" }]);
  });
  return { ended };
}

async function cancel({ buyer, id }: Bought): Promise<string | undefined> {
  return (await buyer.get(CancelOrderDocument, { id })).cancelOrder?.__typename;
}

/** Expects that the order and its shipment are cancelled, the money is returned once and all units are in stock. */
async function expectClosed({ buyer, id, productId }: Bought): Promise<void> {
  await eventually(async () => {
    const { order } = await buyer.get(
      `query ($id: ID) { order(id: $id) { status total { amount } refunds { state amount { amount } } shipments { status } } }`,
      { id },
    );
    expect([order.status, order.shipments]).toEqual(["CANCELLED", [{ status: "FAILED" }]]);
    expect(order.refunds.every(({ state }: { state: string }) => state === "DONE")).toBe(true);
    const returned = order.refunds.reduce((sum: number, refund: any) => sum + Number(refund.amount.amount), 0);
    expect(returned).toBeCloseTo(Number(order.total.amount));
    const { product } = await buyer.get(`query ($id: ID!) { product(id: $id) { stock { available } } }`, {
      id: productId,
    });
    expect(product.stock.available).toBe(stock);
  });
}

describe.concurrent("an order that is cancelled during a refund", () => {
  test("has no open shipment after a full refund", async () => {
    const bought = await shipped(1);
    const { ended } = await refunding(bought);
    expect(await cancel(bought)).toBe("Order");
    await ended;
    await expectClosed(bought);
  });

  test("has no open shipment after a partial refund", async () => {
    const bought = await shipped(2);
    const { ended } = await refunding(bought, [{ productId: bought.productId, quantity: 1 }]);
    expect(await cancel(bought)).toBe("Order");
    await ended;
    await expectClosed(bought);
  });

  test("has no open shipment after two concurrent cancellations", async () => {
    const bought = await shipped(1);
    const { ended } = await refunding(bought);
    const answers = await Promise.all([cancel(bought), cancel(bought)]);
    expect(answers).toContain("Order");
    await ended;
    await expectClosed(bought);
  });
});

test("a closed order with an open shipment is shown as stuck and repaired", async () => {
  const bought = await shipped(1);
  const admin = await shop.admin();
  // older releases left this state: they cancelled no shipment during a refund
  await shop.rows("orders", `update orders set status = 'CANCELLED' where id = $1`, [bought.id]);
  await shop.rows(
    "orders",
    `insert into order_events (order_id, event_id, type, from_status, to_status, at)
     values ($1, 'CANCELLED', 'orderCancelled', 'PAID', 'CANCELLED', now() - interval '1 hour')`,
    [bought.id],
  );
  const stuck = async () =>
    (await admin.get(`{ stuckOrdersConnection(kind: SHIPMENT_OPEN) { nodes { kind detail order { id } } } }`))
      .stuckOrdersConnection.nodes;
  // a job of shipping sends the parcel to orders
  await eventually(async () =>
    expect(await stuck()).toEqual([
      { kind: "SHIPMENT_OPEN", detail: expect.stringMatching(/^SHIP-/), order: { id: bought.id } },
    ]),
  );
  await admin.get(`mutation ($id: ID!) { repairOrder(id: $id) { __typename } }`, { id: bought.id });
  await eventually(async () => expect(await shipmentsOf(bought)).toEqual(["FAILED"]));
  await eventually(async () => expect(await stuck()).toEqual([]));
});
