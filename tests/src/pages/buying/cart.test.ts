import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Page } from "playwright-core";
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

  test("S1-51, S3-92: a guest adds, changes and removes a line, and undoes the removal", async () => {
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
    await page.getByRole("button", { name: "Quantity of Lamp: one more" }).dblclick();
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

  test("S3-82: two tabs show the same cart, which a page of the server shows without a request", async () => {
    await using visit = await storefront.visit();
    const slug = await slugOf(lamp);
    await addFrom(visit.page, slug);
    const other = await visit.context.newPage();
    const sent: string[] = [];
    other.on("request", (request) => sent.push(new URL(request.url()).pathname));
    await other.goto("/cart");
    await other.locator("html[data-ready]").waitFor();
    await other.getByRole("region", { name: "Order summary" }).getByText("CA$20.00").waitFor();
    expect(sent).not.toContain("/graphql");
    await visit.page.getByRole("button", { name: "Quantity of Lamp: one more" }).click();
    await other.getByRole("region", { name: "Order summary" }).getByText("CA$40.00").waitFor();
    expect(await other.getByRole("link", { name: "Cart, 2 items" }).count()).toBe(1);
  });
});
