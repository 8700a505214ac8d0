import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { signAccessToken } from "@souk/kernel/identity/access-token";
import { eventually } from "@souk/kernel/testing/eventually";
import { TimedReader } from "@souk/kernel/testing/timed-reader";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { admin, OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(() => harness.reset());

const subscription = `subscription ($id: ID!) { orderChanged(id: $id) { id status events { type } } }`;
const shows = (status: string) => (answer: any) => answer.data.orderChanged.status === status;

async function listen(id: string, as?: TestViewer, signal?: AbortSignal) {
  const options = { ...(as ? { as } : {}), ...(signal ? { signal } : {}) };
  return new TimedReader(await harness.serviceContext.listen(harness.orders, subscription, { id }, options));
}

describe("orderChanged", () => {
  test("sends the present state at once, then each change", async () => {
    const { order } = { order: await harness.checkout() };
    const updates = await listen(order.id, harness.buyer);
    expect(await updates.next()).toMatchObject({ data: { orderChanged: { id: order.id, status: "PAID" } } });
    for (const status of ["PROCESSING", "COMPLETED"]) {
      await harness.run(`advanceOrder(id: "${order.id}", to: ${status})`, admin);
      await updates.until(shows(status));
    }
  });

  test("sends nothing for a change that is rolled back", async () => {
    const { id } = await harness.checkout();
    const updates = await listen(id, harness.buyer);
    await updates.settled();
    const note = `insert into order_events (order_id, event_id, type, at) values ('${id}', $$x$$, 'x', now())`;
    await harness.onDatabase(
      `do $do$ begin ${note}; raise exception 'no'; exception when others then null; end $do$`,
      [],
    );
    expect(await updates.next(300)).toBeUndefined();
    await harness.onDatabase(note, []);
    expect(await updates.next()).toMatchObject({ data: { orderChanged: { id } } });
  });

  test.each([
    ["the buyer", () => harness.buyer],
    ["an admin", () => admin],
  ])("%s can subscribe", async (_who, viewer) => {
    const { id } = await harness.checkout();
    expect(await (await listen(id, viewer())).next()).toMatchObject({ data: { orderChanged: { id } } });
  });

  test("returns null for another person's order and for an unknown one", async () => {
    const { id } = await harness.checkout();
    const stranger = { id: randomUUID(), role: "CUSTOMER" } as const;
    for (const [order, as] of [
      [id, stranger],
      [id, { id: randomUUID(), role: "GUEST" } as const],
      [randomUUID(), harness.buyer],
      ["nothing", harness.buyer],
    ] as const) {
      const updates = await listen(order, as);
      expect(await updates.next()).toEqual({ data: { orderChanged: null } });
      expect(await updates.next()).toBe("ended");
    }
  });

  test("is refused without a session", async () => {
    const { id } = await harness.checkout();
    const updates = await listen(id);
    expect(await updates.next()).toMatchObject({
      data: null,
      errors: [{ path: ["orderChanged"], extensions: { code: "UNAUTHENTICATED" } }],
    });
    expect(await updates.next()).toBe("ended");
  });

  test("is refused to services", async () => {
    const updates = new TimedReader(
      await harness.serviceContext.listen(harness.orders, subscription, { id: randomUUID() }, { from: "shipping" }),
    );
    expect(await updates.next()).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
    expect(await updates.next()).toBe("ended");
  });

  test("ends for a buyer who no longer owns the order", async () => {
    const { id } = await harness.checkout();
    const updates = await listen(id, harness.buyer);
    await updates.until(shows("PAID"));
    await harness.onDatabase(`update orders set buyer_id = $2 where id = $1`, [id, randomUUID()]);
    await harness.onDatabase(`select pg_notify('order_changed', $1)`, [id]);
    const last = await updates.until(({ data }) => data.orderChanged === null);
    expect(last).toEqual({ data: { orderChanged: null } });
    expect(await updates.next()).toBe("ended");
  });

  test("ends when the client disconnects", async () => {
    const { id } = await harness.checkout();
    const clientAbort = new AbortController();
    const updates = await listen(id, harness.buyer, clientAbort.signal);
    await updates.until(shows("PAID"));
    const waiting = updates.until(() => false);
    clientAbort.abort();
    await expect(waiting).rejects.toThrow("the stream ended");
  });
});

test("a subscription is refused as a request", async () => {
  const { errors } = await harness.execute(subscription, { id: randomUUID() }, { as: harness.buyer });
  expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
});

test("an expired token ends the stream at the next change", async () => {
  const { id } = await harness.checkout();
  const claims = { sub: harness.buyer.id, username: "b", role: "CUSTOMER", sid: randomUUID() } as const;
  const { serviceContext, orders } = harness;
  // a pause of the process can last longer than the token, which is then signed again
  const updates = await eventually(async () => {
    const authorization = `Bearer ${await signAccessToken(serviceContext.userKey, claims, new Date(), 2)}`;
    const opened = new TimedReader(await serviceContext.listen(orders, subscription, { id }, { authorization }));
    await opened.until(shows("PAID"));
    return opened;
  });
  await pause(2000);
  await harness.onDatabase(`select pg_notify('order_changed', $1)`, [id]);
  const last = await updates.until(({ errors }) => errors !== undefined);
  expect(last).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  expect(await updates.next()).toBe("ended");
});
