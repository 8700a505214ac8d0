import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { NewMail } from "./domain/peers.js";
import { stockMails } from "./domain/stock-mail/stock-mails.js";
import { wishlists } from "./domain/wishlist/wishlists.js";
import { catalogDatabase } from "./store/database-definition.js";
import { ProductRepository } from "./store/product/product-repository.js";
import { StockMailRepository } from "./store/stock-mail/stock-mail-repository.js";
import { WishlistRepository } from "./store/wishlist/wishlist-repository.js";
import { insertTestProduct, takeTestJobs } from "./testing/test-products.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let repository: WishlistRepository;
let domain: ReturnType<typeof wishlists> & ReturnType<typeof stockMails>;
let store: ProductRepository;
let lamp: string;
let cup: string;
let user: string;
let now: Date;
let available: Map<string, number>;
let isInventoryDown: boolean;
let sent: NewMail[];

beforeAll(async () => {
  testDatabase = await openTestDatabase("catalog", catalogDatabase);
  repository = new WishlistRepository(testDatabase.database);
  store = new ProductRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

beforeEach(async () => {
  [now, available, isInventoryDown, user] = [new Date("2026-06-01T12:00:00Z"), new Map(), false, randomUUID()];
  sent = [];
  await testDatabase.database.manager.query(`truncate wishes, wishlists, stock_requests`);
  const deps = {
    store,
    wishlists: repository,
    stockMails: new StockMailRepository(testDatabase.database),
    inventory: {
      stockOf: async (ids: readonly string[]) => {
        if (isInventoryDown) throw new ServiceUnavailableError("inventory");
        return ids.map((productId) => ({ productId, onHand: available.get(productId) ?? 0, reserved: 0 }));
      },
    },
    notifications: { notify: async (mail: NewMail) => void sent.push(mail) },
    clock: { now: () => now },
    newId: randomUUID,
    currency: "CAD",
    publicUrl: "https://souk.example",
  };
  domain = { ...wishlists(deps), ...stockMails(deps) };
  lamp = (await insertTestProduct(store, { name: "Lamp", slug: `lamp-${user}` })).id;
  cup = (await insertTestProduct(store, { name: "Cup", slug: `cup-${user}` })).id;
  for (const id of [lamp, cup]) available.set(id, 5);
  await takeTestJobs(testDatabase.database);
});

function pass(hours: number): void {
  now = new Date(now.getTime() + hours * 3_600_000);
}

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

test("a list has at most 200 products, also when two are added at once", async () => {
  await domain.addToWishlist(user, lamp);
  await testDatabase.database.manager.query(
    `with filler as (
       insert into products (id, sku, slug, name, kind, price_minor, currency, is_active, created_at, updated_at)
       select gen_random_uuid(), $1::text || number, $1::text || number, 'Cup', 'PHYSICAL', 1, 'CAD', true, now(), now()
       from generate_series(1, 198) number returning id
     )
     select 1 from filler`,
    [user],
  );
  await testDatabase.database.manager.query(
    `insert into wishes select $1::uuid, id, now(), 1, 1 from products where starts_with(sku, $1::text)`,
    [user],
  );
  const other = (await insertTestProduct(store, {})).id;
  const outcomes = await Promise.all([domain.addToWishlist(user, cup), domain.addToWishlist(user, other)]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["full", "saved"]);
  expect(await domain.addToWishlist(user, lamp)).toMatchObject({ kind: "saved" });
});

test.each<[string, () => Promise<string>]>([
  ["an unknown product", async () => randomUUID()],
  ["an id that is none", async () => "lamp"],
  ["a product that is not on sale", async () => (await insertTestProduct(store, { isActive: false })).id],
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
  expect(await domain.sharedWishlist(first)).toMatchObject({ wishes: [{ productId: lamp }] });
  expect(await share(false)).toBe("");
  const second = await share(true);
  for (const invalid of [first, "short", ""]) expect(await domain.sharedWishlist(invalid)).toBeNull();
  expect(await domain.sharedWishlist(second)).not.toBeNull();
});

describe("a lower price", () => {
  const mails = async (): Promise<any[]> => {
    await domain.findPriceFalls();
    return (await takeTestJobs(testDatabase.database)).map(({ data }) => data);
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
    for (let count = 0; count < 22; count += 1)
      await domain.addToWishlist(user, (await insertTestProduct(store, {})).id);
    await takeTestJobs(testDatabase.database);
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
    expect(await takeTestJobs(testDatabase.database)).toHaveLength(1);
  });
});

describe("a wished product that is sold out", () => {
  const mailed = async (): Promise<number> => {
    await domain.findRestocked();
    const jobs = await takeTestJobs(testDatabase.database);
    for (const { data } of jobs) await domain.sendStockMail(data);
    return jobs.length;
  };

  test("is mailed when it is available again, once in seven days", async () => {
    await domain.addToWishlist(user, lamp);
    const sellOutAndReturn = async (): Promise<number> => {
      available.set(lamp, 0);
      await domain.findSoldOutWishes();
      await domain.findSoldOutWishes();
      available.set(lamp, 1);
      pass(2);
      return mailed();
    };
    expect(await mailed()).toBe(0);
    expect(await sellOutAndReturn()).toBe(1);
    expect(sent).toMatchObject([{ kind: "BACK_IN_STOCK", userId: user, data: { name: "Lamp", isWish: true } }]);
    expect(await sellOutAndReturn()).toBe(0);
    pass(7 * 24);
    expect(await sellOutAndReturn()).toBe(1);
  });

  test("is not mailed after it left the list, unless the user requested the mail too", async () => {
    available.set(lamp, 0);
    await domain.addToWishlist(user, lamp);
    await domain.findSoldOutWishes();
    expect(await domain.stockMailsRequestedBy(user, [lamp])).toEqual([]);
    await domain.removeFromWishlist(user, lamp);
    available.set(lamp, 1);
    expect(await mailed()).toBe(0);

    available.set(lamp, 0);
    await domain.addToWishlist(user, lamp);
    await domain.findSoldOutWishes();
    await domain.requestStockMail({ userId: user, locale: null }, { productId: lamp });
    expect((await takeTestJobs(testDatabase.database)).map(({ task }) => task)).toEqual(["recordMailRequest"]);
    expect(await domain.stockMailsRequestedBy(user, [lamp])).toEqual([lamp]);
    await domain.removeFromWishlist(user, lamp);
    available.set(lamp, 1);
    expect(await mailed()).toBe(1);
  });

  test("is found in a later hour if inventory is unavailable", async () => {
    available.set(lamp, 0);
    await domain.addToWishlist(user, lamp);
    isInventoryDown = true;
    await domain.findSoldOutWishes();
    isInventoryDown = false;
    await domain.findSoldOutWishes();
    available.set(lamp, 1);
    expect(await mailed()).toBe(1);
  });
});

test("a list is exported and erased with its user", async () => {
  await domain.addToWishlist(user, lamp);
  await domain.updateWishlist(user, { name: "Later" });
  const person = { userId: user, email: "june@example.com" };
  expect(await repository.read(person)).toEqual({
    wishlist: [{ name: "Later", isShared: false, products: [{ product: "Lamp", addedAt: expect.any(String) }] }],
  });
  await repository.erase(person);
  expect(await repository.read(person)).toEqual({ wishlist: [] });
});
