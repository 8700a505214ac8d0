import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { sortByHeader } from "../../test-kit/clients/sort-by-header.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("the admin's stock and categories in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const asAdmin = (options = {}) => storefront.visitAs("admin@example.com", "admin123", options);
  const productOf = "query ($sku: String!) { product(sku: $sku) { id stock { onHand } } }";

  test("units are received for a reason once however often the button is pressed, and the movement shows it", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    const { product } = await visit.execute(productOf, { sku: "KEY-0003" });
    await visit.goto(`/admin/stock/${product.id}`);
    await page.getByRole("button", { name: "Adjust", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Adjust by").fill("-100000");
    await dialog.getByLabel("Reason").fill("Found behind the shelf");
    await dialog.getByRole("button", { name: "Adjust", exact: true }).click();
    await dialog.getByText("stock cannot be lower").waitFor();
    await dialog.getByLabel("Adjust by").fill("5");
    await dialog.getByText(`New quantity on hand: ${product.stock.onHand + 5}`).waitFor();
    await dialog.getByRole("button", { name: "Adjust", exact: true }).dblclick();
    await page.getByRole("row").filter({ hasText: "Found behind the shelf" }).getByText("+5").waitFor();
    expect((await visit.execute(productOf, { sku: "KEY-0003" })).product.stock.onHand).toBe(product.stock.onHand + 5);
    await page.getByRole("button", { name: "Set quantity", exact: true }).click();
    await dialog.getByLabel("Quantity on hand").fill("40");
    await dialog.getByLabel("Reason").fill("Yearly count");
    await page.keyboard.press("Enter");
    await page.getByRole("row").filter({ hasText: "Yearly count" }).waitFor();
    await visit.goto("/admin/stock/movements?kind=ADJUSTMENT");
    await page.getByRole("row").filter({ hasText: "Yearly count" }).getByText("Staff").waitFor();
    expect(await page.getByRole("row").filter({ hasText: "Sale" }).count()).toBe(0);
    const reasons = async () =>
      (await page.getByRole("row").allInnerTexts()).filter((text) => /behind the shelf|Yearly/.test(text));
    expect((await reasons())[0]).toContain("Yearly count");
    await sortByHeader(page, "Date", "ascending");
    expect((await reasons())[0]).toContain("Found behind the shelf");
    expect(new URL(page.url()).search).toBe("?kind=ADJUSTMENT&sort=OLDEST");
    expect(visit.complaints).toEqual([]);
  });
});
