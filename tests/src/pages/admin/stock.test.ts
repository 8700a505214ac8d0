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

  test("low stock is found and adjusted in the list", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/stock?atMost=0");
    const first = page.getByRole("row").nth(1);
    await page
      .getByRole("button", { name: /^Adjust / })
      .first()
      .waitFor();
    const name = await first.getByRole("link").innerText();
    await first.getByRole("button", { name: `Adjust ${name}` }).click();
    await page.getByLabel("Adjust by").fill("30");
    await page.getByRole("dialog").getByLabel("Reason").fill("A delivery");
    await page.getByRole("dialog").getByRole("button", { name: "Adjust", exact: true }).click();
    await page.getByRole("link", { name, exact: true }).waitFor({ state: "detached" });
    await visit.goto("/admin/stock?sort=UPDATED");
    await page.getByRole("row").nth(1).getByRole("link", { name }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("a category is created, refused a taken name, changed, and deleted, and its products stay", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/categories");
    await page.getByRole("button", { name: "New category" }).click();
    await page.getByLabel("Name").fill("Rainy days");
    await page.getByLabel("URL handle").fill("kitchen");
    await page.getByRole("button", { name: "Create category" }).click();
    await page.getByText("Another category already uses this URL handle.").waitFor();
    await page.getByLabel("URL handle").fill("");
    await page.getByRole("button", { name: "Create category" }).click();
    const row = page.getByRole("row").filter({ hasText: "rainy-days" });
    await row.waitFor();
    await page.getByRole("button", { name: "Edit Rainy days" }).click();
    await page.getByLabel("Name").fill("Wet days");
    await page.getByLabel("Description").fill("For indoors.");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await row.getByText("For indoors.").waitFor();
    const before = (await visit.execute("{ products { totalCount } }")).products.totalCount;
    await page.getByRole("button", { name: "Delete Kitchen" }).click();
    await page.getByText(/products stay/).waitFor();
    await page.getByRole("button", { name: "Delete category" }).click();
    await page.getByText("Kitchen was deleted.").waitFor();
    await page.getByRole("link", { name: "Kitchen", exact: true }).waitFor({ state: "detached" });
    expect((await visit.execute("{ products { totalCount } }")).products.totalCount).toBe(before);
    expect(visit.complaints).toEqual([]);
  });

  test("while inventory is down, the page says so and offers a retry", async () => {
    await using visit = await asAdmin();
    await using _inventory = await storefront.shop.takeDown("inventory");
    await visit.goto("/admin/stock");
    await visit.page.getByRole("button", { name: "Try again" }).waitFor();
    expect(await visit.violations()).toEqual([]);
  });

  test("stock is found by name or SKU with the sort and filters of the list, and the address stores the search", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/stock");
    await page.getByRole("searchbox", { name: "Search" }).fill("KEY-0001");
    await page.waitForURL("**/admin/stock?search=KEY-0001");
    const names = async () => page.getByRole("row").allInnerTexts();
    await page.getByRole("row").filter({ hasText: "KEY-0001" }).waitFor();
    await page.getByRole("row").filter({ hasText: "KEY-0002" }).waitFor({ state: "detached" });
    expect((await names()).length).toBeGreaterThan(1);
    await visit.goto("/admin/stock?search=keyboard&sort=AVAILABLE_DESC");
    await page.getByRole("row").filter({ hasText: "KEY-" }).first().waitFor();
    const available = await page.locator("tbody tr td:nth-child(4)").allInnerTexts();
    expect(available.map(Number)).toEqual(available.map(Number).toSorted((one, other) => other - one));
    await visit.goto("/admin/stock?search=nosuchthing");
    await page.getByText("No stock matches this search").waitFor();
    expect(visit.complaints).toEqual([]);
  });
});
