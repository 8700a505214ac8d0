import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Viewer } from "@souk/kernel/identity/viewer";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { Order } from "../../domain/order/order.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { ordersDatabase } from "../../store/database-definition.js";
import { FakePeers } from "../../testing/fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "../../testing/test-orders-domain.js";

/** Enough to find a missing lock in each run; more in a proof. */
const rounds = Number(process.env.RACE_ROUNDS ?? 40);
const tryNow = 20;
const lamp = randomUUID();
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  testDatabase = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

/** Creates a buyer with an unpaid order in its own fakes. The outbox does not run, so its jobs are never done. */
async function unpaidOrder(): Promise<{ fakes: FakePeers; domain: OrdersDomain; order: Order; viewer: Viewer }> {
  const fakes = new FakePeers();
  fakes.product(lamp, "49.99");
  fakes.cart = [{ productId: lamp, quantity: 2 }];
  const domain = testOrdersDomain(testDatabase.database, fakes);
  const id = randomUUID();
  fakes.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
  const outcome = await domain.checkout(
    { idempotencyKey: "k", payment: { card: goodCard }, shippingAddress },
    customer(id),
  );
  if (outcome.kind !== "declined") throw new Error(outcome.kind);
  fakes.nextCharge = { kind: "succeeded" };
  const viewer = { kind: "user", id, username: "ada", role: "CUSTOMER", sessionId: randomUUID() } as const;
  return { fakes, domain, order: outcome.order, viewer };
}

/** Runs the round `rounds` times, some in parallel, and counts the resulting statuses. */
async function tally(round: () => Promise<Order>): Promise<Map<string, number>> {
  const ends: Order[] = [];
  for (let done = 0; done < rounds; done += tryNow)
    ends.push(...(await Promise.all(Array.from({ length: tryNow }, round))));
  return new Map([...Map.groupBy(ends, ({ status }) => status)].map(([status, orders]) => [status, orders.length]));
}

/**
 * Runs the outstanding refunds, then checks the money: a paid order keeps its payment, any other order has refunded it.
 */
async function expectMoneyToBalance(
  { fakes, domain }: { fakes: FakePeers; domain: OrdersDomain },
  order: Order,
): Promise<Order> {
  for (const { id, state } of order.refunds) if (state === "REQUESTED") await domain.settleRefund(id);
  const charged = [...fakes.charges.values()].reduce((sum, amount) => sum + amount, 0);
  const returned = [...fakes.refunds.values()].reduce((sum, amount) => sum + amount, 0);
  const paidMinor = ["PAID", "PROCESSING", "COMPLETED"].includes(order.status) ? order.total.amountMinor : 0;
  expect([order.status, charged - returned]).toEqual([order.status, paidMinor]);
  expect(charged === 0 || charged === order.total.amountMinor).toBe(true);
  return order;
}

async function ended(domain: OrdersDomain, orderId: string, viewer: Viewer): Promise<Order> {
  const found = await domain.findOrder({ id: orderId }, viewer);
  if (found.kind !== "found" || !found.order) throw new Error("the order is gone");
  return found.order;
}

const pay = (domain: OrdersDomain, { id, buyerId }: Order, idempotencyKey: string = randomUUID()) =>
  domain.payOrder({ orderId: id, idempotencyKey, payment: { card: goodCard } }, buyerId);

describe(`${rounds} parallel rounds each`, () => {
  test("paying against cancelling: one of the two wins, and the money matches the order's status", async () => {
    const ends = await tally(async () => {
      const { fakes, domain, order, viewer } = await unpaidOrder();
      await Promise.all([pay(domain, order), domain.cancelOrder(order.id, viewer)]);
      return expectMoneyToBalance({ fakes, domain }, await ended(domain, order.id, viewer));
    });
    expect([...ends.keys()].every((status) => ["PAID", "CANCELLED"].includes(status))).toBe(true);
  });

  test("paying against expiring", async () => {
    const ends = await tally(async () => {
      const { fakes, domain, order, viewer } = await unpaidOrder();
      // the outbox repeats it when the payment has ended
      const expired = domain
        .expireOrder(order.id)
        .catch((error: unknown) => expect(String(error)).toContain("is open"));
      await Promise.all([pay(domain, order), expired]);
      return expectMoneyToBalance({ fakes, domain }, await ended(domain, order.id, viewer));
    });
    expect([...ends.keys()].every((status) => ["PAID", "CANCELLED"].includes(status))).toBe(true);
  });

  test("paying against the end of its reservation: paid once with its stock, in any order of the steps", async () => {
    const outcomes = new Set<string>();
    let round = 0;
    const ends = await tally(async () => {
      const { fakes, domain, order, viewer } = await unpaidOrder();
      fakes.reservationMs = 0;
      await fakes.peers.inventory.reserve(order.id, order.lines);
      fakes.reservationMs = 900_000;
      const expire = async () => {
        if ((await domain.expireReservation({ orderId: order.id, expiresAt: new Date(), isOver: true })) === "release")
          await fakes.releaseExpired(order.id);
      };
      const steps = [() => pay(domain, order), expire];
      round += 1;
      await Promise.all((round % 2 === 0 ? steps : steps.reverse()).map((step): Promise<unknown> => step()));
      const end = await ended(domain, order.id, viewer);
      outcomes.add(end.events.map(({ type }) => type).join());
      expect(fakes.stock.get(lamp)).toBe(98);
      return expectMoneyToBalance({ fakes, domain }, end);
    });
    expect([...ends]).toEqual([["PAID", rounds]]);
    for (const events of outcomes) expect(events).not.toMatch(/orderPaid.*reservationExpired/);
  });

  test("five parallel payments with one key charge once", async () => {
    const ends = await tally(async () => {
      const { fakes, domain, order, viewer } = await unpaidOrder();
      const key = randomUUID();
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => pay(domain, order, key)));
      expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => "paid"));
      return expectMoneyToBalance({ fakes, domain }, await ended(domain, order.id, viewer));
    });
    expect([...ends]).toEqual([["PAID", rounds]]);
  });

  test("refunding the whole against refunding a part: never more than was paid", async () => {
    await tally(async () => {
      const { fakes, domain, order, viewer } = await unpaidOrder();
      await pay(domain, order);
      const refund = (lines: { productId: string; quantity: number }[] | null) =>
        domain.refundOrder({ orderId: order.id, lines }, "admin:x");
      await Promise.all([refund(null), refund([{ productId: lamp, quantity: 1 }]), refund(null)]);
      const end = await ended(domain, order.id, viewer);
      for (const { id, state } of end.refunds) if (state === "REQUESTED") await domain.settleRefund(id);
      const returned = [...fakes.refunds.values()].reduce((sum, amount) => sum + amount, 0);
      expect(returned).toBe(order.total.amountMinor);
      return ended(domain, order.id, viewer);
    });
  });

  test("cancelling a paid order against refunding it refunds the money once", async () => {
    await tally(async () => {
      const { fakes, domain, order, viewer } = await unpaidOrder();
      await pay(domain, order);
      await Promise.all([domain.cancelOrder(order.id, viewer), domain.refundOrder({ orderId: order.id }, "admin:x")]);
      const end = await ended(domain, order.id, viewer);
      expect(["CANCELLED", "REFUNDED"]).toContain(end.status);
      return expectMoneyToBalance({ fakes, domain }, end);
    });
  });
});
