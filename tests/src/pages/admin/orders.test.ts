import { afterAll, beforeAll, expect, test } from "vitest";
import { addToCart, checkOut } from "../../test-kit/data/buying.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

const notRefreshed = "This page could not be refreshed.";

withBrowser("the admin's orders in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const asAdmin = (options = {}) => storefront.visitAs("admin@example.com", "admin123", options);
  const row = ({ page }: Visit, text: string) => page.getByRole("row").filter({ hasText: text });

  test("S3-93: an order is found by a SKU, shipped and delivered, and the list shows it", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/orders");
    await page.getByRole("searchbox", { name: "Search" }).fill("aud-0005");
    await page.waitForURL(/q=aud-0005/);
    await row(visit, "ORD-116").waitFor({ state: "detached" });
    await page.getByRole("link", { name: "ORD-113" }).click();
    await page.getByRole("button", { name: "Ship", exact: true }).click();
    await page.getByLabel("Message to the customer").fill("Left the warehouse");
    await page.getByRole("dialog").getByRole("button", { name: "Ship", exact: true }).click();
    await page.getByText("SHIP-895 was shipped.").waitFor();
    await page.getByRole("listitem").filter({ hasText: "Left the warehouse" }).first().waitFor();
    await page.getByRole("button", { name: "Mark as delivered" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Mark as delivered" }).click();
    // shipping notifies orders, and retries within a minute if orders does not answer
    const status = page.getByRole("heading", { level: 1 }).locator("..");
    await status.getByText("Completed").waitFor({ timeout: 180_000 });
    await page.goBack();
    await row(visit, "ORD-113").getByText("Completed").waitFor();
    await row(visit, "ORD-113").getByText("Delivered").waitFor();
    expect(visit.operations.filter((name) => /^AdminOrders?$/.test(name)).slice(0, 3)).toEqual([
      "AdminOrders",
      "AdminOrders",
      "AdminOrder",
    ]);
    expect(visit.complaints).toEqual([]);
  });

  /** Places an order for two units of a product and returns it with its automatic shipment. */
  async function shippedOrder(): Promise<string> {
    const { shop } = storefront;
    const buyer = await shop.signUp();
    await addToCart(buyer, (await shop.product({ stock: 5 })).id, 2);
    const order = await checkOut(buyer);
    if (order.__typename !== "Order") throw new Error(JSON.stringify(order));
    await eventually(async () => {
      const { order: now } = await buyer.get(`query ($id: ID) { order(id: $id) { shipments { id } } }`, {
        id: order.id,
      });
      expect(now.shipments).toHaveLength(1);
    });
    return order.number;
  }

  test("an order is sent in two parcels with the carrier's number, on a phone", async () => {
    await using visit = await asAdmin({ viewport: { width: 390, height: 844 } });
    const { page } = visit;
    const number = await shippedOrder();
    await visit.goto(`/admin/orders/${number}`);
    await page.getByRole("button", { name: "Add a parcel" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").first().fill("1");
    expect(await visit.violations()).toEqual([]);
    await dialog.getByRole("button", { name: "Add parcel" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Ship", exact: true }).first().click();
    await dialog.getByLabel("Tracking number").fill("1Z 999");
    await dialog.getByLabel("Tracking URL").fill("https://carrier.example/1Z999");
    expect(await visit.violations()).toEqual([]);
    await dialog.getByRole("button", { name: "Ship", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    const link = page.getByRole("link", { name: "Track shipment" });
    await link.waitFor();
    expect([await link.getAttribute("href"), await link.getAttribute("rel")]).toEqual([
      "https://carrier.example/1Z999",
      "noopener noreferrer nofollow",
    ]);
    await page.getByRole("button", { name: "Edit", exact: true }).last().click();
    expect(await visit.violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    expect(await visit.violations()).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });

  test("a failed refetch keeps the order and the open dialog, and the page retries", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    let isUnavailable = false;
    let failed = 0;
    await page.route("**/graphql", async (route) => {
      if (!isUnavailable || route.request().postDataJSON().operationName !== "AdminOrder") return route.continue();
      failed += 1;
      const errors = [{ message: "unavailable", path: ["order"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }];
      await route.fulfill({ json: { data: { order: null }, errors } });
    });
    await visit.goto(`/admin/orders/${await shippedOrder()}`);
    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: "Ship", exact: true }).click();
    isUnavailable = true;
    await dialog.getByRole("button", { name: "Ship", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await dialog.getByLabel("Tracking number").fill("1Z 999");
    await eventually(async () => expect(failed).toBeGreaterThan(1));
    await page.getByText(notRefreshed).waitFor();
    expect(await dialog.getByLabel("Tracking number").inputValue()).toBe("1Z 999");
    expect(await page.getByText("Customer details are unavailable").count()).toBe(0);
    expect(await visit.violations()).toEqual([]);
    isUnavailable = false;
    await page.getByText(notRefreshed).waitFor({ state: "detached" });
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("1Z 999").waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("one unit is refunded once however often the button is pressed; a note is stored", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/orders/ORD-108");
    await page.getByRole("button", { name: "Refund" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").first().fill("1");
    await dialog.getByLabel("Reason").fill("Scratched");
    await dialog.getByRole("button", { name: /^Refund CA\$\d/ }).dblclick();
    await dialog.waitFor({ state: "hidden" });
    await page.getByRole("list", { name: "Refunds" }).getByText("Scratched").waitFor();
    await page.getByRole("list", { name: "Refunds" }).getByText("Refunded").waitFor();
    expect(visit.operations.filter((name) => name === "AdminRefundOrder")).toHaveLength(1);
    await page.getByLabel("New note").fill("Called her.");
    await page.getByRole("button", { name: "Add note" }).click();
    await page.getByRole("listitem").filter({ hasText: "Called her." }).waitFor();
    await page.reload();
    await page.getByRole("listitem").filter({ hasText: "Called her." }).waitFor();
  });
});
