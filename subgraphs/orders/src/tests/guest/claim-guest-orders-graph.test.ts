import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { lamp, OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;
let guest: TestViewer;
let user: TestViewer;
let email: string;

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(async () => {
  await harness.reset();
  guest = { id: randomUUID(), role: "GUEST" };
  user = { id: randomUUID(), role: "CUSTOMER" };
  email = `${guest.id}@example.com`;
});

async function buyAs(as: TestViewer, address = email): Promise<any> {
  harness.fakes.cart = [{ productId: lamp, quantity: 1 }];
  const order = await harness.checkout(as.role === "GUEST" ? { email: address } : {}, as);
  expect(order.__typename).toBe("Order");
  return order;
}

const claim = (by: object, from = "accounts", as: TestViewer = user) => {
  const mutation = `mutation ($input: ClaimGuestOrdersInput!) { claimGuestOrders(input: $input) }`;
  return harness.execute(mutation, { input: { userId: as.id, ...by } }, { from });
};
const numbersOf = async (as: TestViewer): Promise<string[]> =>
  (await harness.execute(`{ orders { nodes { number } } }`, {}, { as })).data.orders.nodes.map(
    ({ number }: any) => number,
  );
/** Returns the notifications that other services received about an order or a guest. */
const notificationsOf = (id: string): string[] =>
  harness.fakes.calls.filter((call) => call.startsWith("claim of") && call.includes(`: ${id}`));

describe("a guest's orders", () => {
  test("belong to the user with the proven address, in any case of letters, and no longer to the guest", async () => {
    const { id, number } = await buyAs(guest);
    await claim({ email: email.toUpperCase() });
    expect([await numbersOf(user), await numbersOf(guest)]).toEqual([[number], []]);
    const query = `query ($id: ID!) { order(id: $id) { email customer { id } events { type actor } } }`;
    const { order } = (await harness.execute(query, { id }, { as: user })).data;
    expect(order).toMatchObject({ email, customer: { id: user.id } });
    expect(order.events.at(-1)).toEqual({ type: "orderClaimed", actor: "buyer" });
  });

  test("belong to the user who presents the guest's token, whatever their addresses", async () => {
    const numbers = [(await buyAs(guest)).number, (await buyAs(guest, "another@example.com")).number];
    await claim({ guestId: guest.id });
    expect((await numbersOf(user)).toSorted((one, other) => one.localeCompare(other))).toEqual(numbers);
  });

  test("stay with their buyers if they are not claimed", async () => {
    const other: TestViewer = { id: randomUUID(), role: "GUEST" };
    const [{ number: guests }, { number: customers }] = [
      await buyAs(other, `${other.id}@x.example`),
      await buyAs(harness.buyer),
    ];
    await claim({ email });
    await claim({ guestId: harness.buyer.id });
    expect([await numbersOf(other), await numbersOf(harness.buyer), await numbersOf(user)]).toEqual([
      [guests],
      [customers],
      [],
    ]);
  });

  test("are claimed once: by the first of two users, and a repeat notifies nobody again", async () => {
    const { id, number } = await buyAs(guest);
    const second: TestViewer = { id: randomUUID(), role: "CUSTOMER" };
    await claim({ guestId: guest.id });
    await claim({ guestId: guest.id });
    await claim({ email }, "accounts", second);
    expect([await numbersOf(user), await numbersOf(second)]).toEqual([[number], []]);
    const query = `query ($id: ID!) { order(id: $id) { events { type } } }`;
    const { events } = (await harness.execute(query, { id }, { as: user })).data.order;
    expect(events.filter(({ type }: any) => type === "orderClaimed")).toHaveLength(1);
  });

  test("have one owner after ten parallel claims, and the other services are notified of this owner only", async () => {
    const { id } = await buyAs(guest);
    const users = Array.from({ length: 10 }, (): TestViewer => ({ id: randomUUID(), role: "CUSTOMER" }));
    await Promise.all(users.map((each) => claim({ email }, "accounts", each)));
    const owners = await Promise.all(users.map(numbersOf));
    const owner = users[owners.findIndex(({ length }) => length === 1)];
    expect(owners.flat()).toHaveLength(1);
    await until(() => notificationsOf(id).length === 2);
    expect(new Set(notificationsOf(id))).toEqual(new Set([`claim of ${owner?.id}: ${id}`]));
  });

  test("can then be paid and cancelled by the user, and not by the guest", async () => {
    harness.fakes.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    const { order } = await harness.checkout({ email }, guest);
    harness.fakes.nextCharge = { kind: "succeeded" };
    await claim({ email });
    expect(await harness.payOrder(order.id, guest)).toMatchObject({ code: "NOT_FOUND" });
    expect(await harness.payOrder(order.id, user)).toMatchObject({ status: "PAID" });
    expect(await harness.run(`cancelOrder(id: "${order.id}")`, guest)).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a service that stores the buyer of an order", () => {
  test("is notified from the outbox", async () => {
    const { id } = await buyAs(guest);
    await claim({ email });
    await until(() => notificationsOf(id).length === 2 && notificationsOf(guest.id).length === 1);
    const [payments, shipping] = notificationsOf(id);
    expect([payments, shipping]).toEqual(Array(2).fill(`claim of ${user.id}: ${id}`));
    expect(notificationsOf(guest.id)).toEqual([`claim of ${user.id}: ${guest.id} at ${email}`]);
  });

  test("is notified later if it is unavailable", async () => {
    const { id } = await buyAs(guest);
    harness.fakes.down.add("payments");
    await claim({ email });
    await until(() => notificationsOf(guest.id).length === 1 && notificationsOf(id).length === 1);
    harness.fakes.down.clear();
    await until(() => notificationsOf(id).length === 2);
    expect(notificationsOf(id)).toEqual(Array(2).fill(`claim of ${user.id}: ${id}`));
  });

  test("sends a mail from before the claim to the address, and shows it to the user", async () => {
    harness.fakes.down.add("mails");
    const { id } = await buyAs(guest);
    // an attempt that has read the order before the claim would send the mail to the guest
    await until(() => harness.fakes.refused.includes(`mail orderPaid:${id}`));
    await claim({ email });
    harness.fakes.down.clear();
    const mail = () => harness.fakes.mails.find(({ eventId }) => eventId === `orderPaid:${id}`);
    await until(() => mail() !== undefined);
    expect(mail()).toMatchObject({ userId: user.id, recipient: email });
  });
});

test("claimGuestOrders is refused to clients", async () => {
  await buyAs(guest);
  expect((await claim({ email }, "router")).errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
});
