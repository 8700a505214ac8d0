import { beforeAll, expect, test } from "vitest";
import { signUp } from "../clients/shopper.js";
import { addToCart } from "../data/buying.js";
import type { ProductCacheShop } from "./product-cache-shop.js";

/** Tests that the router caches products for every viewer, and that no answer has an older price than one before it. */
export function keptProducts(open: () => Promise<ProductCacheShop>): void {
  let shop: ProductCacheShop;

  beforeAll(async () => {
    shop = await open();
  });

  test("S2-22: a page of cached products fetches nothing from catalog, for any viewer", async () => {
    const id = await shop.cachedProduct();
    const [hits, misses] = [await shop.hits(), await shop.misses()];
    const other = await signUp(shop.client);
    await addToCart(other, id, 3);
    const [again, others] = [await shop.readCart(), await shop.readCart(other)];
    expect([again.fetches, others.fetches]).toEqual([1, 1]);
    expect(await shop.hits()).toBe(hits + 2);
    expect(await shop.misses()).toBe(misses);
    expect(misses).toBeGreaterThan(0);
  });

  test("S2-72: a changed price is in the next answer, each time", async () => {
    const id = await shop.cachedProduct();
    for (let amount = 11; amount < 20; amount += 1) {
      await shop.reprice(id, `${amount}.00`);
      expect((await shop.readCart()).prices).toEqual([`${amount}.00`]);
    }
  });

  test("while a price changes repeatedly, no answer has an older price than an answer before its request", async () => {
    const id = await shop.cachedProduct();
    let answered = 10;
    const changing = async () => {
      for (let price = 11; price <= 30; price += 1) {
        await shop.reprice(id, `${price}.00`);
        answered = price;
      }
    };
    const reading = async () => {
      while (answered < 30) {
        const least = answered;
        const { prices } = await shop.readCart();
        expect(Number(prices[0])).toBeGreaterThanOrEqual(least);
      }
    };
    await Promise.all([changing(), reading(), reading(), reading(), reading()]);
    expect((await shop.readCart()).prices).toEqual(["30.00"]);
  });

  test("an admin gets no answer that was cached for others", async () => {
    const id = await shop.cachedProduct();
    await addToCart(shop.admin, id, 1);
    const first = await shop.readCart(shop.admin);
    expect([first.fetches, (await shop.readCart(shop.admin)).fetches]).toEqual([2, 2]);
  });

  test("stock is fetched each time", async () => {
    await shop.cachedProduct();
    const query = "{ cart { lines { product { name stock { available } } } } }";
    for (let n = 0; n < 3; n += 1) expect((await shop.buyer.execute(query)).work.fetches).toBeGreaterThanOrEqual(2);
  });
}
