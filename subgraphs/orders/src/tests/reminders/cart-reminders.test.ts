import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import type { IdleCartNotice } from "../../domain/reminders/cart-reminders.js";
import { ordersDatabase } from "../../store/database-definition.js";
import { OrdersPersonalData } from "../../store/orders-personal-data.js";
import { FakePeers } from "../../testing/fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "../../testing/test-orders-domain.js";

const [lamp, cup] = [randomUUID(), randomUUID()];
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let fakes: FakePeers;
let domain: OrdersDomain;
let now: Date;
let user: string;

beforeAll(async () => {
  testDatabase = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

beforeEach(async () => {
  now = new Date("2026-06-01T12:00:00Z");
  fakes = new FakePeers();
  fakes.nothingToReserve = true;
  fakes.product(lamp, "49.00", { name: "Lamp" });
  fakes.product(cup, "9.50", { name: "Cup" });
  user = randomUUID();
  fakes.users.set(user, ["june@example.com", "June"]);
  domain = testOrdersDomain(testDatabase.database, fakes, { clock: { now: () => now } });
  await testDatabase.database.manager.query(`truncate cart_contacts, cart_reminders, cart_reminder_positions`);
  await takeJobs();
  // the first search only remembers where to begin
  await domain.findIdleCarts();
});

const hour = 60;

function pass(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000);
}

/** Leaves a cart with two lamps at the present time. */
function leave(buyerId: string, change: { version?: string; productId?: string } = {}): void {
  const { version = randomUUID(), productId = lamp } = change;
  fakes.idle.set(buyerId, { changedAt: now, version, lines: [{ productId, quantity: 2 }] });
}

interface TakenJob {
  readonly task: string;
  readonly data: any;
}

/** Takes all jobs out of the outbox. */
function takeJobs(): Promise<TakenJob[]> {
  return testDatabase.database.manager.query(
    `with taken as (delete from graphile_worker._private_jobs returning id, task_id, payload)
     select task.identifier as task, payload -> 'data' as data
     from taken join graphile_worker._private_tasks task on task.id = taken.task_id order by taken.id`,
  );
}

/** Runs the search and its jobs. Returns the reminders that are to be mailed. */
async function reminders(): Promise<any[]> {
  await domain.findIdleCarts();
  for (const { data } of await takeJobs()) await domain.remindOfCart(data as IdleCartNotice);
  return (await takeJobs()).map(({ data }) => data);
}

async function buy(buyerId: string, version: string | null = fakes.idle.get(buyerId)?.version ?? null): Promise<void> {
  fakes.cart = [{ productId: lamp, quantity: 2 }];
  fakes.cartVersion = version;
  const input = { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress };
  expect(await domain.checkout(input, customer(buyerId))).toMatchObject({ kind: "paid" });
  await takeJobs();
}

test("S0-42: a cart is reminded after an hour and after a day, once each, at the prices of now", async () => {
  leave(user);
  pass(59);
  expect(await reminders()).toEqual([]);
  pass(2);
  fakes.product(lamp, "45.00", { name: "Lamp" });
  expect(await reminders()).toEqual([
    {
      eventId: expect.stringMatching(/^cartReminder:/),
      kind: "CART_REMINDER",
      userId: user,
      data: {
        lines: [{ name: "Lamp", quantity: 2, lineTotal: "90.00" }],
        total: "90.00",
        currency: "CAD",
        link: expect.stringMatching(/^https:\/\/souk\.example\/cart\/restore\/[\w-]{43}$/),
      },
    },
  ]);
  pass(5 * hour);
  expect(await reminders()).toEqual([]);
  pass(18 * hour);
  expect(await reminders()).toHaveLength(1);
  pass(48 * hour);
  expect(await reminders()).toEqual([]);
});

describe("a guest", () => {
  test("gets the reminder at the address that was given, in the language of the request", async () => {
    const guest = randomUUID();
    const buyer = { buyerId: guest, isGuest: true, locale: "fr" };
    expect(await domain.rememberContact(buyer, { email: "no address" })).toMatchObject({ kind: "invalid" });
    await domain.rememberContact(buyer, { email: "first@example.com" });
    await domain.rememberContact(buyer, { email: "guest@example.com" });
    leave(guest);
    pass(61);
    expect(await reminders()).toMatchObject([{ userId: guest, recipient: "guest@example.com", locale: "fr" }]);
  });

  test("cannot fill the mailbox of an address: it gets one reminder a week, whoever enters it", async () => {
    for (const email of ["Ada@example.com", "ada@example.com", "other@example.com"]) {
      const guest = randomUUID();
      await domain.rememberContact({ buyerId: guest, isGuest: true, locale: null }, { email });
      leave(guest);
    }
    pass(61);
    const addresses = (await reminders()).map(({ recipient }) => recipient.toLowerCase() as string);
    expect([addresses.length, new Set(addresses)]).toEqual([2, new Set(["ada@example.com", "other@example.com"])]);
  });

  test("without an address gets none, and a user's is not stored", async () => {
    leave(randomUUID());
    leave(user);
    await domain.rememberContact({ buyerId: user, isGuest: false, locale: null }, { email: "other@example.com" });
    pass(61);
    expect(await reminders()).toMatchObject([{ userId: user, data: expect.anything() }]);
    expect(await testDatabase.database.manager.query(`select * from cart_contacts`)).toEqual([]);
  });
});

describe("no reminder is sent", () => {
  test.each<[string, () => Promise<void> | void]>([
    ["for a cart that was changed again", () => leave(user)],
    ["for a cart that is empty now", () => void fakes.idle.delete(user)],
    ["for a cart whose products are not on sale", () => fakes.product(lamp, "49.00", { isActive: false })],
    ["after the purchase, also while the cart still has its lines", () => buy(user)],
    ["after an order of another version of the cart", () => buy(user, randomUUID())],
    [
      "after a purchase in the moment of the cart's last change",
      async () => {
        pass(-61);
        await buy(user);
        pass(61);
      },
    ],
  ])("%s", async (_case, happens) => {
    leave(user);
    pass(61);
    await domain.findIdleCarts();
    const jobs = await takeJobs();
    expect(jobs).toHaveLength(1);
    await happens();
    for (const { data } of jobs) await domain.remindOfCart(data);
    expect(await takeJobs()).toEqual([]);
  });

  test("twice in a week for changed carts, unless the buyer has ordered in between", async () => {
    leave(user);
    pass(61);
    expect(await reminders()).toHaveLength(1);
    leave(user);
    pass(61);
    expect(await reminders()).toEqual([]);
    await buy(user);
    leave(user);
    pass(61);
    expect(await reminders()).toHaveLength(1);
  });

  test("for a cart that became idle while the shop was stopped for days", async () => {
    leave(user);
    pass(72 * hour);
    expect(await reminders()).toEqual([]);
  });

  test("while cart is unavailable; the next search continues at the same place", async () => {
    leave(user);
    pass(61);
    fakes.down.add("carts");
    expect(await reminders()).toEqual([]);
    fakes.down.clear();
    expect(await reminders()).toHaveLength(1);
  });
});

test("a purchase that races the reminder has none after it, in any order of the two", async () => {
  for (let round = 0; round < 10; round += 1) {
    const buyer = randomUUID();
    leave(buyer);
    pass(61);
    fakes.cart = [{ productId: lamp, quantity: 2 }];
    fakes.cartVersion = fakes.idle.get(buyer)?.version ?? null;
    const input = { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress };
    await Promise.all([
      domain.checkout(input, customer(buyer)),
      domain.remindOfCart({ step: 1, buyerId: buyer, contact: null }),
      domain.remindOfCart({ step: 1, buyerId: buyer, contact: null }),
    ]);
    const sql = `select count(*)::int as count from cart_reminders where buyer_id = $1`;
    const [before] = await testDatabase.database.manager.query(sql, [buyer]);
    expect(before.count).toBeLessThanOrEqual(1);
    await domain.remindOfCart({ step: 2, buyerId: buyer, contact: null });
    pass(25 * hour);
    await domain.remindOfCart({ step: 2, buyerId: buyer, contact: null });
    expect(await testDatabase.database.manager.query(sql, [buyer])).toEqual([before]);
  }
});

test("carts are found page by page, also when many were left at the same moment", async () => {
  const buyers = Array.from({ length: 230 }, () => randomUUID());
  for (const buyer of buyers) {
    fakes.users.set(buyer, ["a@example.com", "A"]);
    leave(buyer);
  }
  pass(61);
  await domain.findIdleCarts();
  const found = (await takeJobs()).map(({ data }) => data.buyerId as string);
  expect([found.length, new Set(found)]).toEqual([buyers.length, new Set(buyers)]);
  await domain.findIdleCarts();
  expect(await takeJobs()).toEqual([]);
});

test("the link returns the lines on any device, and the report counts openings and recovered orders", async () => {
  leave(user);
  pass(61);
  const from = now;
  const [reminder] = await reminders();
  const token = reminder.data.link.split("/").at(-1);
  const stranger = randomUUID();
  expect(await domain.openReminder(token, stranger)).toEqual([{ productId: lamp, quantity: 2 }]);
  expect(await domain.openReminder(token, null)).toEqual([{ productId: lamp, quantity: 2 }]);
  expect(await domain.openReminder(`${token.slice(1)}A`, null)).toBeNull();
  expect(await domain.openReminder("short", null)).toBeNull();
  const counts = async () => {
    const outcome = await domain.salesReport({ from, to: new Date(from.getTime() + 86_400_000) });
    return outcome.kind === "reported" ? outcome.report.cartReminders() : outcome;
  };
  expect(await counts()).toEqual({ sent: 1, opened: 1, recoveredOrders: 0 });
  pass(10);
  await buy(stranger);
  expect(await counts()).toEqual({ sent: 1, opened: 1, recoveredOrders: 1 });
});

test("a person's reminders are exported, and erased with the addresses that the person gave as a guest", async () => {
  const { database } = testDatabase;
  const data = new OrdersPersonalData(database);
  const person = { userId: user, email: "June@example.com" };
  await domain.rememberContact({ buyerId: randomUUID(), isGuest: true, locale: null }, { email: "june@example.com" });
  leave(user);
  pass(61);
  await reminders();
  const lines = [{ productId: lamp, quantity: 2 }];
  expect(await data.read(person)).toMatchObject({ cartReminders: [{ sentAt: now, openedAt: null, lines }] });
  await data.erase(person);
  const left = `select id from cart_reminders where buyer_id = $1 union all select buyer_id from cart_contacts`;
  expect(await database.manager.query(left, [user])).toEqual([]);
});

test("addresses are forgotten after 90 days", async () => {
  await domain.rememberContact({ buyerId: randomUUID(), isGuest: true, locale: null }, { email: "a@example.com" });
  const count = async () => (await testDatabase.database.manager.query(`select from cart_contacts`)).length;
  pass(89 * 24 * hour);
  await domain.forgetCartReminders();
  expect(await count()).toBe(1);
  pass(2 * 24 * hour);
  await domain.forgetCartReminders();
  expect(await count()).toBe(0);
});
