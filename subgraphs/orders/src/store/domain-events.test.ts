import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { waitingEvents } from "@souk/kernel/testing/events/waiting-events";
import { ordersDatabase } from "./database-definition.js";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let orderId: string;
const buyerId = randomUUID();

beforeAll(async () => {
  opened = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => opened[Symbol.asyncDispose]());

const run = (sql: string, values: unknown[] = []) => opened.database.manager.query(sql, values);

async function place(status = "CREATED"): Promise<string> {
  const id = randomUUID();
  await run(
    `with placed as (
       insert into orders (id, buyer_id, guest_id, status, currency, subtotal_minor, shipping_minor, total_minor, placed_at)
       values ($1, $2, $2, $3, 'CAD', 9800, 799, 10599, now()) returning id
     )
     insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
     select id, 0, gen_random_uuid(), 'PHYSICAL', 'LAMP-1', 'Lamp', 2, 4900 from placed`,
    [id, buyerId, status],
  );
  return id;
}

const setStatus = (status: string) => run(`update orders set status = $2 where id = $1`, [orderId, status]);

async function eventsOf(id: string) {
  return (await waitingEvents(opened.database.manager)).filter(({ key }) => key === id);
}

beforeEach(async () => {
  orderId = await place();
});

test("an order that is placed, paid and completed has an event with its lines for each of these", async () => {
  await setStatus("PAID");
  await setStatus("PROCESSING");
  await setStatus("COMPLETED");
  const events = await eventsOf(orderId);
  expect(events.map(({ name }) => name)).toEqual(["order.placed", "order.paid", "order.completed"]);
  expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  for (const { data } of events)
    expect(data).toMatchObject({
      orderId,
      buyerId,
      isGuest: true,
      total: { amountMinor: 10_599, currency: "CAD" },
      lines: [{ sku: "LAMP-1", quantity: 2, unitPrice: { amountMinor: 4900 } }],
    });
});

test.each([
  ["an unpaid order", "CREATED", false],
  ["a paid order", "PAID", true],
])("the cancellation of %s says whether it was paid", async (_case, from, wasPaid) => {
  await setStatus(from);
  await setStatus("CANCELLED");
  expect((await eventsOf(orderId)).at(-1)).toMatchObject({
    name: "order.cancelled",
    data: { wasPaid, supersededBy: null },
  });
});

test("each refund has an event with the money of all refunds, and a repeated update has none", async () => {
  const refund = (amountMinor: number) =>
    run(
      `insert into order_refunds (id, order_id, kind, lines, amount_minor, state, reason, created_at)
       values (gen_random_uuid(), $1, 'REFUND', $2, $3, 'REQUESTED', 'test', now())`,
      [orderId, JSON.stringify([{ productId: randomUUID(), quantity: 1 }]), amountMinor],
    );
  const end = () => run(`update order_refunds set state = 'DONE', ended_at = now() where order_id = $1`, [orderId]);
  await refund(4900);
  await end();
  await refund(799);
  await end();
  const refunds = (await eventsOf(orderId)).filter(({ name }) => name === "order.refunded");
  expect(refunds.map(({ data }) => data)).toMatchObject([
    { amount: { amountMinor: 4900 }, refundedTotal: { amountMinor: 4900 }, total: { amountMinor: 10_599 } },
    { amount: { amountMinor: 799 }, refundedTotal: { amountMinor: 5699 } },
  ]);
});

test("an imported order and a transaction without events have none", async () => {
  const imported = await place("COMPLETED");
  await opened.database.transaction(async (manager) => {
    await manager.query(`select set_config('souk.events', 'off', true)`);
    await manager.query(`update orders set status = 'PAID' where id = $1`, [orderId]);
  });
  expect(await eventsOf(imported)).toEqual([]);
  expect((await eventsOf(orderId)).map(({ name }) => name)).toEqual(["order.placed"]);
});

test("a change that is rolled back has no event", async () => {
  const failed = opened.database.transaction(async (manager) => {
    await manager.query(`update orders set status = 'PAID' where id = $1`, [orderId]);
    throw new Error("rolled back");
  });
  await expect(failed).rejects.toThrow("rolled back");
  expect((await eventsOf(orderId)).map(({ name }) => name)).toEqual(["order.placed"]);
});
