import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { catalogDatabase } from "./store/database-definition.js";
import { ReaderMails } from "./testing/reader-mails.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let desk: ReaderMails;
let domain: ReaderMails["domain"];
let lamp: string;
let cup: string;
let user: string;

beforeAll(async () => {
  testDatabase = await openTestDatabase("catalog", catalogDatabase);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

beforeEach(async () => {
  await testDatabase.database.manager.query(`truncate wishes, wishlists, stock_requests`);
  desk = new ReaderMails(testDatabase.database);
  desk.otherPieces = 5;
  domain = desk.domain;
  user = randomUUID();
  lamp = (await desk.insertProduct({ slug: `lamp-${user}` })).id;
  cup = (await desk.insertProduct({ name: "Cup", slug: `cup-${user}` })).id;
});

const pass = (hours: number) => desk.pass(60 * hours);

async function setPrice(id: string, minor: number): Promise<void> {
  await testDatabase.database.manager.query(`update products set price_minor = $2 where id = $1`, [id, minor]);
}

const idsOf = async () => (await domain.wishlistOf(user)).wishes.map(({ productId }) => productId);

test("a list has each product once, the newest first, with the price at which it was added", async () => {
  expect(await domain.wishlistOf(user)).toEqual({ name: null, shareToken: null, wishes: [] });
  await domain.addToWishlist(user, lamp);
  pass(1);
  await domain.addToWishlist(user, cup);
  pass(1);
  await setPrice(lamp, 9900);
  expect(await domain.addToWishlist(user, lamp)).toMatchObject({
    kind: "saved",
    wishlist: {
      wishes: [
        { productId: cup, addedAt: new Date("2026-06-01T13:00:00Z"), addedPriceMinor: 4900 },
        { productId: lamp, addedAt: new Date("2026-06-01T12:00:00Z"), addedPriceMinor: 4900 },
      ],
    },
  });
  expect(await domain.wishedBy(user, [lamp, randomUUID()])).toEqual([lamp]);
  expect((await domain.removeFromWishlist(user, lamp)).wishes).toMatchObject([{ productId: cup }]);
  expect((await domain.removeFromWishlist(user, lamp)).wishes).toHaveLength(1);
});

test("a list has at most 200 products, also when several are added at once", async () => {
  await domain.addToWishlist(user, lamp);
  await testDatabase.database.manager.query(
    `insert into wishes select $1::uuid, id, now(), 1, 1 from unnest($2::uuid[]) as id`,
    [user, await desk.insertCups(198)],
  );
  const others = [cup];
  for (let count = 0; count < 7; count += 1) others.push((await desk.insertProduct()).id);
  const outcomes = await Promise.all(others.map((id) => domain.addToWishlist(user, id)));
  expect(outcomes.filter(({ kind }) => kind === "saved")).toHaveLength(1);
  expect(await domain.addToWishlist(user, lamp)).toMatchObject({ kind: "saved" });
});

test.each<[string, () => Promise<string>]>([
  ["an unknown product", async () => randomUUID()],
  ["an id that is none", async () => "lamp"],
  ["a product that is not on sale", async () => (await desk.insertProduct({ isActive: false })).id],
])("%s cannot be added", async (_case, product) => {
  expect(await domain.addToWishlist(user, await product())).toMatchObject({ kind: "notFound" });
  expect(await idsOf()).toEqual([]);
});

describe("a name", () => {
  test.each([
    ["is trimmed", "  For my birthday ", "For my birthday"],
    ["is removed by null", null, null],
    ["is removed by blanks", "  ", null],
  ])("%s", async (_case, name, stored) => {
    await domain.updateWishlist(user, { name: "Old" });
    expect(await domain.updateWishlist(user, { name })).toMatchObject({ wishlist: { name: stored } });
    expect(await domain.updateWishlist(user, {})).toMatchObject({ wishlist: { name: stored } });
  });

  test.each(["x".repeat(101), "two\nlines"])("cannot be %j", async (name) => {
    expect(await domain.updateWishlist(user, { name })).toMatchObject({ kind: "invalid", fields: [{ path: "name" }] });
  });
});

test("a shared list is found by its address until the sharing ends, and then gets another address", async () => {
  await domain.addToWishlist(user, lamp);
  const share = async (isShared: boolean): Promise<string> => {
    const outcome = await domain.updateWishlist(user, { isShared });
    return (outcome.kind === "saved" && outcome.wishlist.shareToken) || "";
  };
  const first = await share(true);
  expect(await share(true)).toBe(first);
  expect(await domain.updateWishlist(user, { isShared: null })).toMatchObject({ wishlist: { shareToken: first } });
  expect(await domain.sharedWishlist(first)).toMatchObject({ wishes: [{ productId: lamp }] });
  expect(await share(false)).toBe("");
  const second = await share(true);
  for (const invalid of [first, "short", ""]) expect(await domain.sharedWishlist(invalid)).toBeNull();
  expect(await domain.sharedWishlist(second)).not.toBeNull();
});

describe("a lower price", () => {
  const mails = async (): Promise<any[]> => {
    await domain.findPriceFalls();
    return (await desk.takeJobs()).map(({ data }) => data);
  };

  test("is mailed once, with the price before", async () => {
    await domain.addToWishlist(user, lamp);
    await domain.addToWishlist(user, cup);
    expect(await mails()).toEqual([]);
    await setPrice(lamp, 4000);
    expect(await mails()).toEqual([
      {
        eventId: `priceFall:${user}:2026-06-01T12:00:00.000Z`,
        kind: "PRICE_FALL",
        userId: user,
        locale: null,
        data: {
          lines: [
            { name: "Lamp", oldPrice: "49.00", price: "40.00", link: `https://souk.example/products/lamp-${user}` },
          ],
          moreCount: 0,
          currency: "CAD",
          link: "https://souk.example/account/wishlist",
        },
      },
    ]);
    pass(48);
    expect(await mails()).toEqual([]);
  });

  test("waits for a day after the last mail, and is compared with the highest price since", async () => {
    await domain.addToWishlist(user, lamp);
    await domain.addToWishlist(user, cup);
    await setPrice(lamp, 4000);
    expect(await mails()).toHaveLength(1);
    pass(1);
    await setPrice(cup, 4500);
    await setPrice(lamp, 6000);
    expect(await mails()).toEqual([]);
    pass(24);
    await setPrice(lamp, 5500);
    const [{ data }] = await mails();
    expect(data.lines).toMatchObject([
      { name: "Lamp", oldPrice: "60.00", price: "55.00" },
      { name: "Cup", oldPrice: "49.00", price: "45.00" },
    ]);
  });

  test("for more than twenty products lists the largest falls and counts the others", async () => {
    for (let count = 0; count < 22; count += 1) await domain.addToWishlist(user, (await desk.insertProduct()).id);
    await desk.takeJobs();
    await testDatabase.database.manager.query(
      `update products set price_minor = price_minor - 100 where id in (select product_id from wishes)`,
    );
    const [{ data }] = await mails();
    expect([data.lines.length, data.moreCount]).toEqual([20, 2]);
  });

  test("for a product that is not on sale is not mailed, and nobody is mailed twice by two searches", async () => {
    await domain.addToWishlist(user, lamp);
    await domain.addToWishlist(user, cup);
    await setPrice(lamp, 4000);
    await testDatabase.database.manager.query(`update products set is_active = false where id = $1`, [lamp]);
    expect(await mails()).toEqual([]);
    await setPrice(cup, 4000);
    await Promise.all([domain.findPriceFalls(), domain.findPriceFalls()]);
    expect(await desk.takeJobs()).toHaveLength(1);
  });
});

describe("a wished product that is sold out", () => {
  test("is mailed when it is available again, once in seven days", async () => {
    await domain.addToWishlist(user, lamp);
    const { id: course } = await desk.insertProduct({ kind: "COURSE" });
    desk.available.set(course, 0);
    await domain.addToWishlist(user, course);
    await domain.findSoldOutWishes();
    expect(await testDatabase.database.manager.query(`select from stock_requests`)).toEqual([]);
    const sellOutAndReturn = async () => {
      desk.available.set(lamp, 0);
      await domain.findSoldOutWishes();
      await domain.findSoldOutWishes();
      desk.available.set(lamp, 1);
      pass(2);
      return desk.mails();
    };
    expect(await desk.mails()).toEqual([]);
    const mail = { kind: "BACK_IN_STOCK", userId: user, data: { name: "Lamp", isWish: true } };
    expect(await sellOutAndReturn()).toMatchObject([mail]);
    expect(await sellOutAndReturn()).toEqual([]);
    pass(7 * 24);
    expect(await sellOutAndReturn()).toMatchObject([mail]);
  });

  test("is not mailed after it left the list, unless the user requested the mail too", async () => {
    desk.available.set(lamp, 0);
    await domain.addToWishlist(user, lamp);
    await domain.findSoldOutWishes();
    expect(await domain.stockMailsRequestedBy(user, [lamp])).toEqual([]);
    await domain.cancelStockMail(user, lamp);
    expect(await testDatabase.database.manager.query(`select from stock_requests`)).toHaveLength(1);
    await domain.removeFromWishlist(user, lamp);
    desk.available.set(lamp, 1);
    expect(await desk.mails()).toEqual([]);

    desk.available.set(lamp, 0);
    await domain.addToWishlist(user, lamp);
    await domain.findSoldOutWishes();
    await domain.requestStockMail({ userId: user, locale: null }, { productId: lamp });
    expect((await desk.takeJobs()).map(({ task }) => task)).toEqual(["recordMailRequest"]);
    expect(await domain.stockMailsRequestedBy(user, [lamp])).toEqual([lamp]);
    await domain.removeFromWishlist(user, lamp);
    desk.available.set(lamp, 1);
    expect(await desk.mails()).toHaveLength(1);
  });

  test("is found in a later hour if inventory is unavailable", async () => {
    desk.available.set(lamp, 0);
    await domain.addToWishlist(user, lamp);
    desk.isInventoryDown = true;
    await domain.findSoldOutWishes();
    desk.isInventoryDown = false;
    await domain.findSoldOutWishes();
    desk.available.set(lamp, 1);
    expect(await desk.mails()).toHaveLength(1);
  });
});

test("a list is exported and erased with its user", async () => {
  await domain.addToWishlist(user, lamp);
  await domain.updateWishlist(user, { name: "Later" });
  const person = { userId: user, email: "june@example.com" };
  expect(await desk.wishlists.read(person)).toEqual({
    wishlist: [{ name: "Later", isShared: false, products: [{ product: "Lamp", addedAt: expect.any(String) }] }],
  });
  await desk.wishlists.erase(person);
  expect(await desk.wishlists.read(person)).toEqual({ wishlist: [] });
});
