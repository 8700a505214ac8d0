import { afterAll, beforeAll, expect, test } from "vitest";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ storefront: true });
});

afterAll(() => shop[Symbol.asyncDispose]());

test("a visitor signs in to wish a product, names and shares the list, and moves the product to the cart without scripts", async () => {
  await shop.product({ name: "Wished lamp", price: "40.00", stock: 2 });
  const { email } = await shop.signUp();
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open("/products/wished-lamp");
  await browser.send("form:has([name=wishFor])");
  expect(browser.path).toBe("/login?returnTo=%2Fproducts%2Fwished-lamp");
  await browser.send("main form[method=post]", { typed: { email, password: testPassword } });
  await browser.send("form:has([name=wishFor])");
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/products/wished-lamp?wishlist=added"]);
  expect(browser.text).toContain("Remove from wishlist");
  await browser.open("/account/wishlist");
  expect(browser.text).toMatch(/My wishlist.*Wished lamp.*CA\$40\.00/);
  await browser.send("form:has([name=listName])", { typed: { listName: "x".repeat(101) } });
  expect([browser.status, browser.errorOf("listName"), browser.valueOf("listName")]).toEqual([
    422,
    "Use 100 characters or fewer.",
    "x".repeat(101),
  ]);
  await browser.send("form:has([name=listName])", { typed: { listName: "Birthday" } });
  expect(browser.text).toContain("Name saved.");
  await browser.send("form:has([name=isShared])");
  const address = /\/wishlists\/[\w-]{43}/.exec(browser.html)?.[0] ?? "";
  const visitor = new PlainBrowser(shop.client.origin);
  await visitor.open(address);
  expect(visitor.text).toMatch(/Birthday.*Wished lamp/);
  expect(visitor.html).toContain('content="noindex"');
  const response = await fetch(shop.client.origin + address);
  expect([response.headers.get("cache-control"), response.headers.get("referrer-policy")]).toEqual([
    "private, no-store",
    "strict-origin",
  ]);
  await browser.send("form:has([name=movedProduct])");
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/account/wishlist?moved"]);
  expect(browser.text).toMatch(/Moved to your cart\..*Your wishlist is empty/);
  await browser.send("form:has([name=isShared])");
  await visitor.open(address);
  expect(visitor.status).toBe(404);
  await browser.open("/cart");
  expect(browser.text).toContain("Wished lamp");
});
