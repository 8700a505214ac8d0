import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { inventoryDatabase } from "./database-definition.js";
import { StockRepository } from "./stock-repository.js";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let store: StockRepository;
const later = new Date(Date.now() + 60_000);

beforeAll(async () => {
  opened = await openTestDatabase("inventory", inventoryDatabase);
  store = new StockRepository(opened.database);
});

afterAll(async () => opened[Symbol.asyncDispose]());

async function stocked(quantity: number): Promise<string> {
  const productId = randomUUID();
  await store.receive({ eventId: productId, productId, delta: quantity, reason: "initial stock", actorId: null });
  return productId;
}

async function levelOf(productId: string): Promise<{ onHand: number; reserved: number }> {
  const [level] = await store.levels([productId]);
  return { onHand: level?.onHand ?? 0, reserved: level?.reserved ?? 0 };
}

/** On hand is the sum of the movements, reserved the sum of the open reservations. */
async function expectBooksToBalance(productId: string): Promise<void> {
  const [books]: { moved: number; promised: number }[] = await opened.database.manager.query(
    `select (select coalesce(sum(delta), 0)::int from stock_movements where product_id = $1) as moved,
            (select coalesce(sum(quantity), 0)::int from reservations where product_id = $1 and state = 'OPEN') as promised`,
    [productId],
  );
  expect(await levelOf(productId)).toEqual({ onHand: books?.moved, reserved: books?.promised });
}

describe("receiving and adjusting", () => {
  test("a receipt counts once, however often it is delivered", async () => {
    const productId = await stocked(5);
    const receipt = { eventId: productId, productId, delta: 5, reason: "initial stock", actorId: null };
    await Promise.all([store.receive(receipt), store.receive(receipt)]);
    expect(await levelOf(productId)).toEqual({ onHand: 5, reserved: 0 });
    await expectBooksToBalance(productId);
  });

  test("what is promised cannot be taken away", async () => {
    const productId = await stocked(5);
    await store.reserve({ orderId: randomUUID(), lines: [{ productId, quantity: 3 }], expiresAt: later });
    const take = (delta: number) =>
      store.adjust({ eventId: randomUUID(), productId, delta, reason: "count", actorId: null });
    expect((await take(-3)).kind).toBe("belowReserved");
    expect((await take(-2)).kind).toBe("adjusted");
    expect(await levelOf(productId)).toEqual({ onHand: 3, reserved: 3 });
    await expectBooksToBalance(productId);
  });

  test("parallel adjustments all count", async () => {
    const productId = await stocked(10);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.adjust({ eventId: randomUUID(), productId, delta: index % 2 ? 1 : -1, reason: "count", actorId: null }),
      ),
    );
    expect(await levelOf(productId)).toEqual({ onHand: 10, reserved: 0 });
  });
});

describe("reserving", () => {
  test("100 buyers at once get no more than there is", async () => {
    const productId = await stocked(10);
    const attempts = Array.from({ length: 100 }, () =>
      store.reserve({ orderId: randomUUID(), lines: [{ productId, quantity: 1 }], expiresAt: later }),
    );
    const refused = (await Promise.all(attempts)).filter((shortages) => shortages.length > 0);
    expect(refused).toHaveLength(90);
    expect(await levelOf(productId)).toEqual({ onHand: 10, reserved: 10 });
    await expectBooksToBalance(productId);
  });

  test("all lines or none, and every shortage is named", async () => {
    const [plenty, scarce, unknown] = [await stocked(5), await stocked(1), randomUUID()];
    const lines = [plenty, scarce, unknown].map((productId) => ({ productId, quantity: 2 }));
    expect(await store.reserve({ orderId: randomUUID(), lines, expiresAt: later })).toEqual([
      { productId: scarce, requested: 2, available: 1 },
      { productId: unknown, requested: 2, available: 0 },
    ]);
    expect(await levelOf(plenty)).toEqual({ onHand: 5, reserved: 0 });
  });

  test("orders over the same products in any order do not wait for each other for ever", async () => {
    const products = [await stocked(100), await stocked(100)].sort();
    await Promise.all(
      Array.from({ length: 20 }, () => {
        const lines = products.map((productId) => ({ productId, quantity: 1 }));
        return store.reserve({ orderId: randomUUID(), lines, expiresAt: later });
      }),
    );
    expect(await levelOf(products[0] ?? "")).toEqual({ onHand: 100, reserved: 20 });
  });

  test("a repeat for the same order keeps what it has", async () => {
    const productId = await stocked(1);
    const reservation = { orderId: randomUUID(), lines: [{ productId, quantity: 1 }], expiresAt: later };
    expect(await Promise.all([store.reserve(reservation), store.reserve(reservation)])).toEqual([[], []]);
    expect(await levelOf(productId)).toEqual({ onHand: 1, reserved: 1 });
  });
});

describe("the end of a reservation", () => {
  test.each([
    ["commit", "commit", { onHand: 3, reserved: 0 }],
    ["commit", "release", { onHand: 3, reserved: 0 }],
    ["release", "release", { onHand: 5, reserved: 0 }],
    ["release", "commit", { onHand: 5, reserved: 0 }],
  ] as const)("%s and then %s counts once", async (first, second, level) => {
    const productId = await stocked(5);
    const orderId = randomUUID();
    await store.reserve({ orderId, lines: [{ productId, quantity: 2 }], expiresAt: later });
    await store[first](orderId);
    await store[second](orderId);
    expect(await levelOf(productId)).toEqual(level);
    await expectBooksToBalance(productId);
  });

  test("a released order can reserve again", async () => {
    const productId = await stocked(2);
    const reservation = { orderId: randomUUID(), lines: [{ productId, quantity: 2 }], expiresAt: later };
    await store.reserve(reservation);
    await store.release(reservation.orderId);
    expect(await store.reserve(reservation)).toEqual([]);
    expect(await levelOf(productId)).toEqual({ onHand: 2, reserved: 2 });
  });

  test("expiry frees what is open, and nothing before its time", async () => {
    const productId = await stocked(2);
    const orderId = randomUUID();
    const expiresAt = new Date("2026-01-01T00:15:00Z");
    await store.reserve({ orderId, lines: [{ productId, quantity: 2 }], expiresAt });
    await store.releaseExpired(orderId, new Date("2026-01-01T00:14:59Z"));
    expect((await levelOf(productId)).reserved).toBe(2);
    await store.releaseExpired(orderId, expiresAt);
    expect((await levelOf(productId)).reserved).toBe(0);
  });
});
