import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LoginAsGuestDocument, NotificationsDocument, OrderDocument, OrdersDocument } from "../generated/operations.js";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { startGuest, type Guest } from "../test-kit/clients/guest.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { mailsTo, signUp, testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let product: string;

beforeAll(async () => {
  shop = await TestShop.create();
  product = (await shop.product({ stock: 100 })).id;
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function buyAs(guest: Guest, email: string): Promise<{ id: string; number: string }> {
  await addToCart(guest, product);
  const order = await checkOut(guest, { email });
  if (order.__typename !== "Order") throw new Error(JSON.stringify(order));
  await eventually(async () => {
    expect((await mailsTo(shop.client, email)).filter(({ subject }) => subject.includes(order.number))).toHaveLength(1);
    expect((await guest.get(OrderDocument, { id: order.id })).order?.shipments).toHaveLength(1);
  });
  return order;
}

async function expectWhole(buyer: ShopClient, { id, number }: { id: string; number: string }): Promise<void> {
  await eventually(async () => {
    const { orders } = await buyer.get(OrdersDocument, {});
    expect(orders?.nodes).toMatchObject([{ number }]);
    const { order } = await buyer.get(OrderDocument, { id });
    expect(order).toMatchObject({ payments: [{ status: "SUCCEEDED" }], shipments: [{ status: "PENDING" }] });
    const { notifications } = await buyer.get(NotificationsDocument, {});
    const subjects = notifications?.nodes.map(({ subject }) => subject) ?? [];
    expect(subjects.filter((subject) => subject.includes(number))).toHaveLength(1);
  });
}

describe("a guest's order", () => {
  test("is in the list of a user who signs up with its address, with payment, shipment and mails", async () => {
    const [guest, email] = [await startGuest(shop.client), `${randomUUID()}@example.com`];
    const order = await buyAs(guest, email);
    const buyer = await signUp(shop.client, email);
    await expectWhole(buyer, order);
    expect((await guest.get(OrderDocument, { id: order.id })).order).toBeNull();
    const whose = `query ($id: ID!) { order(id: $id) { customer { id } events { type } } }`;
    const { order: claimed } = await buyer.get(whose, { id: order.id });
    expect(claimed.customer).toEqual({ id: buyer.id });
    expect(claimed.events.map(({ type }: { type: string }) => type)).toContain("orderClaimed");
  });

  test("is in the list of a user who signs in with the guest token, whatever the address is", async () => {
    const [guest, buyer] = [await startGuest(shop.client), await shop.signUp()];
    const order = await buyAs(guest, `${randomUUID()}@example.com`);
    const input = { email: buyer.email, password: testPassword };
    const { login } = await guest.get(LoginAsGuestDocument, { input });
    expect(login?.__typename).toBe("SignedIn");
    await expectWhole(buyer, order);
  });

  test("is not in the list of a user who registers with its address but cannot read its mail", async () => {
    const [guest, email] = [await startGuest(shop.client), `${randomUUID()}@example.com`];
    const order = await buyAs(guest, email);
    await shop.client.get(`mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`, {
      input: { email, password: testPassword },
    });
    const input = { email, password: testPassword };
    const { login } = await guest.get(LoginAsGuestDocument, { input });
    expect(login?.__typename).toBe("EmailNotVerified");
    expect((await guest.get(OrderDocument, { id: order.id })).order).toMatchObject({ number: order.number });
  });

  test("is claimed once unavailable services are back", async () => {
    const [guest, email] = [await startGuest(shop.client), `${randomUUID()}@example.com`];
    const order = await buyAs(guest, email);
    let buyer: ShopClient;
    {
      await using _orders = await shop.takeDown("orders");
      await using _payments = await shop.takeDown("payments");
      buyer = await signUp(shop.client, email);
      const tried = `select 1 from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
        where task.identifier = 'claimGuestOrders' and job.attempts > 0 and job.last_error is not null`;
      await eventually(async () => expect(await shop.rows("accounts", tried)).toHaveLength(1));
    }
    await eventually(() => expectWhole(buyer, order));
  });
});
