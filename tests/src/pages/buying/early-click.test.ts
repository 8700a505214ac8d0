import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { holdScripts, StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import {
  fillAddress,
  fillCard,
  fillEmail,
  pay,
  placedNumber,
  putIntoCart,
} from "../../test-kit/browser/checkout-pages.js";

withBrowser("pages before their scripts have loaded, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: { id: string };
  let page: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  beforeEach(async () => {
    lamp = await storefront.shop.product({ name: "Lamp", price: "20.00", stock: 8 });
    const { product } = await storefront.shop.client.get("query ($id: ID!) { product(id: $id) { slug } }", lamp);
    page = `/products/${product.slug}`;
  });

  test("a click on “Add to cart” adds the product with the typed quantity", async () => {
    await using visit = await storefront.visit();
    const release = await holdScripts(visit);
    await visit.page.goto(page, { waitUntil: "commit" });
    await visit.page.getByRole("spinbutton", { name: "Quantity" }).fill("3");
    await visit.page.getByRole("button", { name: "Add to cart" }).click();
    await visit.page.waitForURL("**/cart", { waitUntil: "commit" });
    await visit.page.getByRole("link", { name: "Lamp" }).waitFor();
    release();
    await visit.page.locator("html[data-ready]").waitFor();
    await visit.page.getByRole("link", { name: "Cart, 3 items" }).waitFor();
    expect(visit.operations).toEqual([]);
  });

  test("a typed quantity stays when the scripts take over", async () => {
    await using visit = await storefront.visit();
    const release = await holdScripts(visit);
    await visit.page.goto(page, { waitUntil: "commit" });
    const quantity = visit.page.getByRole("spinbutton", { name: "Quantity" });
    await quantity.fill("3");
    release();
    await visit.page.locator("html[data-ready]").waitFor();
    expect(await quantity.inputValue()).toBe("3");
    await visit.page.getByRole("button", { name: "Add to cart" }).click();
    await visit.page.getByRole("link", { name: "Cart, 3 items" }).waitFor();
  });

  test("typed values of the checkout stay when the scripts take over, and the focus too", async () => {
    await using visit = await storefront.visit();
    await putIntoCart(visit, lamp.id);
    const release = await holdScripts(visit);
    await visit.page.goto("/checkout", { waitUntil: "commit" });
    await fillAddress(visit);
    await fillEmail(visit);
    release();
    await visit.page.locator("html[data-ready]").waitFor();
    expect(await visit.page.getByLabel("Full name").inputValue()).toBe("Ada Example");
    expect(await visit.page.getByLabel("Email").evaluate((field) => field.matches(":focus"))).toBe(true);
    await fillCard(visit);
    await pay(visit);
    await placedNumber(visit);
    expect(visit.complaints).toEqual([]);
  });

  test("a page whose service was unavailable while the server rendered it is loaded by its scripts", async () => {
    await using visit = await storefront.visit();
    await putIntoCart(visit, lamp.id);
    const release = await holdScripts(visit);
    {
      await using _down = await storefront.shop.takeDown("cart");
      await visit.page.goto("/cart", { waitUntil: "commit" });
      await visit.page.getByRole("heading", { name: "Something went wrong" }).waitFor();
    }
    release();
    expect(await visit.page.getByRole("spinbutton", { name: "Quantity of Lamp" }).inputValue()).toBe("1");
  });
});
