import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { UpdateProductDocument } from "../../generated/operations.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { showIn } from "../show-in.js";

withBrowser("the cart in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: { id: string; sku: string };

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  beforeEach(async () => {
    lamp = await storefront.shop.product({ name: "Lamp", price: "20.00", stock: 8 });
  });

  const slugOf = async ({ id }: { id: string }) => {
    const { product } = await storefront.shop.client.get("query ($id: ID!) { product(id: $id) { slug } }", { id });
    return product.slug as string;
  };
  const addFrom = async (page: Page, slug: string) => {
    await page.goto(`/products/${slug}`);
    await page.locator("html[data-ready]").waitFor();
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.getByRole("dialog", { name: "Cart" }).getByText("Lamp was added to your cart.").waitFor();
  };

  test("a guest adds, changes and removes a line, and undoes the removal", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await addFrom(page, await slugOf(lamp));
    expect(await visit.violations()).toEqual([]);
    await showIn(visit, "dark", { width: 360, height: 740 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    expect(await visit.violations()).toEqual([]);
    await showIn(visit, "light", { width: 1280, height: 900 });
    await page.getByRole("dialog").getByRole("link", { name: "View cart" }).click();
    await page.getByRole("heading", { level: 1, name: "Cart" }).waitFor();
    const summary = page.getByRole("region", { name: "Order summary" });
    await page.getByRole("button", { name: "Quantity of Lamp: one more" }).click();
    await page.getByRole("button", { name: "Quantity of Lamp: one more" }).click();
    await summary.getByText("CA$60.00").waitFor();
    await page.getByRole("link", { name: "Cart, 3 items" }).waitFor();
    // several clicks send one change
    expect(visit.operations.filter((name) => name === "SetCartLine")).toHaveLength(1);
    await page.getByRole("spinbutton", { name: "Quantity of Lamp" }).fill("9");
    await page.getByText("Only 8 left.").waitFor();
    expect(await page.getByRole("spinbutton", { name: "Quantity of Lamp" }).inputValue()).toBe("3");
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("button", { name: "Remove Lamp" }).click();
    await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await summary.getByText("CA$60.00").waitFor();
    await page.getByText("Lamp was added back to your cart.").waitFor();
    expect(visit.complaints).toEqual([]);
    expect(await visit.violations()).toEqual([]);
  });

  test("the page comes with its data, and a visitor without a cart sees an empty one", async () => {
    await using visit = await storefront.visit();
    await visit.goto("/cart");
    await visit.page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
    expect(visit.operations).toEqual([]);
    expect(visit.complaints).toEqual([]);
    await visit.page.getByRole("main").getByRole("link", { name: "See all products" }).click();
    await visit.page.getByRole("heading", { level: 1, name: "All products" }).waitFor();
  });

  test("two tabs show the same cart", async () => {
    await using visit = await storefront.visit();
    const slug = await slugOf(lamp);
    await addFrom(visit.page, slug);
    const other = await visit.context.newPage();
    await other.goto("/cart");
    await other.getByRole("region", { name: "Order summary" }).getByText("CA$20.00").waitFor();
    await visit.page.getByRole("button", { name: "Quantity of Lamp: one more" }).click();
    await other.getByRole("region", { name: "Order summary" }).getByText("CA$40.00").waitFor();
    expect(await other.getByRole("link", { name: "Cart, 2 items" }).count()).toBe(1);
  });

  test("changes since the addition are shown beside the line, and unavailable lines block the checkout", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    const update = async (input: { price?: { amount: string; currency: string }; isActive?: boolean }) =>
      (await storefront.shop.admin()).get(UpdateProductDocument, { input: { id: lamp.id, ...input } });
    await addFrom(page, await slugOf(lamp));
    await update({ price: { amount: "25.00", currency: "CAD" } });
    await visit.goto("/cart");
    await page.getByText("The price has changed from CA$20.00 to CA$25.00 since you added it.").waitFor();
    expect(await page.getByRole("link", { name: "Check out" }).getAttribute("href")).toBe("/checkout");
    await update({ isActive: false });
    await visit.goto("/cart");
    await page.getByText("No longer available. Remove it to continue.").waitFor();
    expect(await page.getByRole("button", { name: "Check out" }).isDisabled()).toBe(true);
    expect(await visit.violations()).toEqual([]);
  });

  test("the page shows the amount missing for free shipping", async () => {
    await using visit = await storefront.visit();
    await addFrom(visit.page, await slugOf(lamp));
    const { shippingPolicy } = await storefront.shop.client.get("{ shippingPolicy { freeFrom { amount } } }");
    const missing = (Number(shippingPolicy.freeFrom.amount) - 20).toFixed(2);
    await visit.page.getByText(`Add CA$${missing} more for free shipping.`).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("it can be ordered while inventory is down, and shows the stored prices until a retry while catalog is down", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await addFrom(page, await slugOf(lamp));
    {
      await using _down = await storefront.shop.takeDown("inventory");
      await visit.goto("/cart");
      await page.getByText("Availability cannot be checked right now. You can still order.").waitFor();
    }
    {
      await using _down = await storefront.shop.takeDown("catalog");
      await visit.goto("/cart");
      await page.getByText("The prices shown are from when you added the products.").waitFor();
      await page.getByText("This product cannot be shown at the moment.").waitFor();
      await page.getByRole("region", { name: "Order summary" }).getByText("CA$20.00").waitFor();
      expect(await page.getByRole("button", { name: "Check out" }).isDisabled()).toBe(true);
    }
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("link", { name: "Lamp" }).waitFor();
    expect(await visit.violations()).toEqual([]);
  });
});
