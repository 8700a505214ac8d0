import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { NewMail } from "./domain/peers.js";
import type { Product } from "./domain/product/product.js";
import { catalogDatabase } from "./store/database-definition.js";
import { ReaderMails } from "./testing/reader-mails.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let desk: ReaderMails;
let domain: ReaderMails["domain"];
let lamp: Product;

beforeAll(async () => {
  testDatabase = await openTestDatabase("catalog", catalogDatabase);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

beforeEach(async () => {
  await testDatabase.database.manager.query(`truncate stock_requests`);
  desk = new ReaderMails(testDatabase.database);
  domain = desk.domain;
  lamp = await desk.insertProduct();
});

const mails = () => desk.mails();
/** Sets the available pieces of the lamp. */
const stock = (pieces: number) => void desk.available.set(lamp.id, pieces);
const pass = (minutes: number) => desk.pass(minutes);
const consent = { kind: "BACK_IN_STOCK", userId: null, address: null };
const ofUser = (userId: string) => domain.requestStockMail({ userId, locale: null }, { productId: lamp.id });
const ofGuest = (email: string, productId = lamp.id) =>
  domain.requestStockMail({ userId: null, locale: "fr" }, { productId, email });
const tokenOf = (confirmation: NewMail[]): string =>
  /stock-mail\/([\w-]+)/.exec(JSON.stringify(confirmation))?.[1] ?? "";

test("a user gets one mail at the price of now when the product is available again", async () => {
  const user = randomUUID();
  expect(await ofUser(user)).toMatchObject({ kind: "requested", needsConfirmation: false });
  expect(await domain.stockMailsRequestedBy(user, [lamp.id])).toEqual([lamp.id]);
  expect(await mails()).toEqual([]);
  expect(desk.consents).toEqual([{ ...consent, userId: user, requestedAt: desk.now.toISOString() }]);
  pass(30);
  stock(1);
  expect(await mails()).toEqual([
    {
      eventId: expect.stringMatching(/^stockMail:/),
      kind: "BACK_IN_STOCK",
      userId: user,
      locale: null,
      data: {
        name: "Lamp",
        price: "49.00",
        currency: "CAD",
        link: `https://souk.example/products/${lamp.slug}`,
        isWish: false,
      },
    },
  ]);
  expect(await domain.stockMailsRequestedBy(user, [lamp.id])).toEqual([]);
  pass(120);
  expect(await mails()).toEqual([]);
});

test("the oldest requests are mailed first, as many as pieces, and as many more after an hour", async () => {
  const users = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  for (const user of users) {
    await ofUser(user);
    pass(1);
  }
  const mailed = async () => new Set((await mails()).map(({ userId }) => userId));
  stock(2);
  expect(await mailed()).toEqual(new Set(users.slice(0, 2)));
  pass(1);
  expect(await mailed()).toEqual(new Set());
  stock(3);
  expect(await mailed()).toEqual(new Set(users.slice(2, 3)));
  stock(0);
  pass(61);
  expect(await mailed()).toEqual(new Set());
  stock(1);
  expect(await mailed()).toEqual(new Set(users.slice(3, 4)));
  pass(61);
  expect(await mailed()).toEqual(new Set(users.slice(4)));
});

test("concurrent searches together mail as many as pieces", async () => {
  for (let count = 0; count < 6; count += 1) await ofUser(randomUUID());
  stock(3);
  await Promise.all(Array.from({ length: 8 }, () => domain.findRestocked()));
  const readers = (await mails()).map(({ userId }) => userId);
  expect([readers.length, new Set(readers).size]).toEqual([3, 3]);
});

describe("a guest", () => {
  test("first confirms the address by the link of a mail", async () => {
    expect(await ofGuest(" June@Example.com ")).toMatchObject({ kind: "requested", needsConfirmation: true });
    const confirmation = await mails();
    expect(confirmation).toEqual([
      {
        eventId: expect.stringMatching(/^confirmStockMail:/),
        kind: "CONFIRM_STOCK_MAIL",
        recipient: "june@example.com",
        locale: "fr",
        data: {
          name: "Lamp",
          link: expect.stringMatching(/^https:\/\/souk\.example\/stock-mail\/[\w-]{43}$/),
          expiresAt: "2026-06-08T12:00:00.000Z",
        },
      },
    ]);
    stock(1);
    expect(await mails()).toEqual([]);
    pass(60);
    expect(await domain.confirmStockMail(tokenOf(confirmation))).toMatchObject({ id: lamp.id });
    expect(desk.consents).toEqual([]);
    expect(await domain.confirmStockMail(tokenOf(confirmation))).toMatchObject({ id: lamp.id });
    const mail = { kind: "BACK_IN_STOCK", recipient: "june@example.com", locale: "fr" };
    expect(await mails()).toMatchObject([mail]);
    expect(desk.consents).toEqual([{ ...consent, address: "june@example.com", requestedAt: desk.now.toISOString() }]);
    expect(await domain.confirmStockMail(tokenOf(confirmation))).toMatchObject({ id: lamp.id });
    expect(await mails()).toEqual([]);
  });

  test("cannot confirm by an unknown link, nor after seven days", async () => {
    await ofGuest("june@example.com");
    const token = tokenOf(await mails());
    pass(7 * 24 * 60);
    for (const other of [token, "A".repeat(43), "short"]) expect(await domain.confirmStockMail(other)).toBeNull();
  });

  test("gets a new link for a repeated request after an hour, which replaces the first", async () => {
    await ofGuest("june@example.com");
    const first = tokenOf(await mails());
    pass(59);
    expect(await ofGuest("june@example.com")).toMatchObject({ kind: "requested" });
    expect(await mails()).toEqual([]);
    pass(2);
    await ofGuest("june@example.com");
    const second = tokenOf(await mails());
    expect(await domain.confirmStockMail(first)).toBeNull();
    expect(await domain.confirmStockMail(second)).not.toBeNull();
  });

  test("gets at most five requests for a confirmation in a day", async () => {
    const five = await desk.insertCups(5);
    for (const id of five) await ofGuest("june@example.com", id);
    const refusal = { kind: "invalid", fields: [{ path: "email", message: expect.stringContaining("5 requests") }] };
    expect(await ofGuest("june@example.com")).toEqual(refusal);
    expect(await mails()).toHaveLength(5);
    expect(await ofGuest("july@example.com")).toMatchObject({ kind: "requested" });
    await mails();
    pass(61);
    expect(await ofGuest("june@example.com", five[0])).toMatchObject({ kind: "requested" });
    expect(await mails()).toHaveLength(1);
    pass(24 * 60);
    expect(await ofGuest("june@example.com")).toMatchObject({ kind: "requested" });
  });
});

test("a user waits for at most a hundred products, and ends a request", async () => {
  const user = randomUUID();
  await ofUser(user);
  await testDatabase.database.manager.query(
    `insert into stock_requests (id, product_id, user_id, requested_at, confirmed_at)
     select gen_random_uuid(), id, $1, now(), now() from unnest($2::uuid[]) as id`,
    [user, await desk.insertCups(99)],
  );
  const other = await desk.insertProduct();
  const request = () => domain.requestStockMail({ userId: user, locale: null }, { productId: other.id });
  expect(await request()).toMatchObject({ kind: "invalid", fields: [{ path: "productId" }] });
  expect(await ofUser(user)).toMatchObject({ kind: "requested" });
  await domain.cancelStockMail(user, lamp.id);
  expect(await domain.stockMailsRequestedBy(user, [lamp.id])).toEqual([]);
  expect(await request()).toMatchObject({ kind: "requested" });
});

test.each<[string, () => Promise<unknown>, object]>([
  [
    "an unknown product",
    () => domain.requestStockMail({ userId: "u", locale: null }, { productId: randomUUID() }),
    { kind: "notFound" },
  ],
  [
    "an id that is none",
    () => domain.requestStockMail({ userId: "u", locale: null }, { productId: "1" }),
    { kind: "notFound" },
  ],
  [
    "a guest without an address",
    () => domain.requestStockMail({ userId: null, locale: null }, { productId: lamp.id }),
    { kind: "invalid", fields: [{ path: "email" }] },
  ],
  ["a wrong address", () => ofGuest("june"), { kind: "invalid", fields: [{ path: "email" }] }],
])("%s is refused", async (_case, request, refusal) => {
  expect(await request()).toMatchObject(refusal);
});

test.each<[string, Partial<Product>, object]>([
  ["a course", { kind: "COURSE" }, { kind: "invalid", fields: [{ path: "productId" }] }],
  ["a product that is not on sale", { isActive: false }, { kind: "notFound" }],
])("%s is refused", async (_case, change, refusal) => {
  const product = await desk.insertProduct(change);
  expect(await ofGuest("june@example.com", product.id)).toMatchObject(refusal);
});

test("a product that is available is refused, but not while inventory is unavailable", async () => {
  stock(1);
  expect(await ofUser(randomUUID())).toMatchObject({ kind: "available", product: { id: lamp.id } });
  desk.isInventoryDown = true;
  expect(await ofUser(randomUUID())).toMatchObject({ kind: "requested" });
  expect(await mails()).toEqual([]);
});

test("a product that goes off sale before the mail lets its reader wait", async () => {
  const user = randomUUID();
  await ofUser(user);
  stock(1);
  await domain.findRestocked();
  const setActive = (isActive: boolean) =>
    testDatabase.database.manager.query(`update products set is_active = $2 where id = $1`, [lamp.id, isActive]);
  await setActive(false);
  expect(await mails()).toEqual([]);
  await domain.findRestocked();
  expect(await desk.takeJobs()).toEqual([]);
  expect(await domain.stockMailsRequestedBy(user, [lamp.id])).toEqual([lamp.id]);
  await setActive(true);
  expect(await mails()).toHaveLength(1);
});

test("a reader who requested the mail again before it was sent waits once", async () => {
  const user = randomUUID();
  await ofUser(user);
  stock(1);
  await domain.findRestocked();
  stock(0);
  await ofUser(user);
  await testDatabase.database.manager.query(`update products set is_active = false where id = $1`, [lamp.id]);
  expect(await mails()).toEqual([]);
  expect(await domain.stockMailsRequestedBy(user, [lamp.id])).toEqual([lamp.id]);
});

test("the search finds more products than one page", async () => {
  const others = await desk.insertCups(201);
  await testDatabase.database.manager.query(
    `insert into stock_requests (id, product_id, user_id, requested_at, confirmed_at)
     select gen_random_uuid(), id, gen_random_uuid(), now(), now() from unnest($1::uuid[]) as id`,
    [others],
  );
  desk.otherPieces = 1;
  expect(await mails()).toHaveLength(201);
});

test("requests are exported and erased with their reader, and forgotten after their time", async () => {
  const user = randomUUID();
  const requestedAt = desk.now;
  await ofUser(user);
  pass(1);
  await ofGuest("june@example.com");
  const person = { userId: user, email: "June@example.com" };
  expect(await desk.stockRequests.read(person)).toMatchObject({
    stockRequests: [
      { product: "Lamp", address: "june@example.com", confirmedAt: null },
      { address: null, confirmedAt: requestedAt },
    ],
  });
  await desk.stockRequests.erase({ userId: randomUUID(), email: "june@example.com" });
  expect(await desk.stockRequests.read(person)).toMatchObject({ stockRequests: [{ requestedAt }] });
  await desk.stockRequests.erase(person);
  expect(await desk.stockRequests.read(person)).toEqual({ stockRequests: [] });

  await ofUser(user);
  await ofGuest("june@example.com");
  pass(7 * 24 * 60 + 1);
  await domain.forgetStockMails();
  expect(await desk.stockRequests.read(person)).toMatchObject({ stockRequests: [{ address: null }] });
  pass(365 * 24 * 60);
  await domain.forgetStockMails();
  expect(await desk.stockRequests.read(person)).toEqual({ stockRequests: [] });

  await ofUser(user);
  stock(1);
  await mails();
  pass(30 * 24 * 60 - 1);
  await domain.forgetStockMails();
  expect(await desk.stockRequests.read(person)).toMatchObject({ stockRequests: [{ product: "Lamp" }] });
  pass(2);
  await domain.forgetStockMails();
  expect(await desk.stockRequests.read(person)).toEqual({ stockRequests: [] });
});
