import { afterAll, beforeAll, expect, test } from "vitest";
import { addToCart, checkOut } from "../../test-kit/data/buying.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

const english = {
  add: "Add a parcel",
  addNow: "Add parcel",
  ship: "Ship",
  carrierNumber: "Tracking number",
  link: "Tracking URL",
  follow: "Track shipment",
  edit: "Edit",
};
const notRefreshed = "This page could not be refreshed.";
const french: typeof english = {
  add: "Ajouter un colis",
  addNow: "Ajouter le colis",
  ship: "Expédier",
  carrierNumber: "Numéro de suivi",
  link: "Adresse (URL) de suivi",
  follow: "Suivre l’expédition",
  edit: "Modifier",
};

withBrowser("the admin's orders in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const asAdmin = (options = {}) => storefront.visitAs("admin@example.com", "admin123", options);
  const row = ({ page }: Visit, text: string) => page.getByRole("row").filter({ hasText: text });

  test("the list and an order send one request each", async () => {
    await using visit = await asAdmin();
    await visit.goto("/admin/orders");
    await row(visit, "ORD-116").waitFor();
    await visit.page.getByRole("link", { name: "ORD-113" }).click();
    await visit.page.getByRole("heading", { level: 1, name: "ORD-113" }).waitFor();
    await visit.page.getByText("SHIP-895", { exact: true }).waitFor();
    expect(visit.operations.filter((name) => name !== "Shell")).toEqual(["AdminOrders", "AdminOrder"]);
    expect(visit.complaints).toEqual([]);
  });

  test("on a phone, the card of an order has labels for its status and its total", async () => {
    await using visit = await asAdmin({ viewport: { width: 390, height: 844 } });
    await visit.goto("/admin/orders");
    const card = row(visit, "ORD-").first();
    await card.waitFor();
    const labels = await card
      .locator("[data-label]")
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-label")));
    expect(labels).toEqual(expect.arrayContaining(["Status", "Total"]));
  });

  test("an order is found by a SKU, shipped and delivered, and the list shows it", async () => {
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

  test.each([
    [390, "fr-CA"],
    [1280, "en"],
  ])("an order is sent in two parcels with the carrier's number, at %i pixels in %s", async (width, locale) => {
    await using visit = await asAdmin({ locale, viewport: { width, height: 900 } });
    const { page } = visit;
    const words = locale === "en" ? english : french;
    const number = await shippedOrder();
    await visit.goto(`/admin/orders/${number}`);
    await page.getByRole("button", { name: words.add }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").first().fill("1");
    expect(await visit.violations()).toEqual([]);
    await dialog.getByRole("button", { name: words.addNow }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: words.ship, exact: true }).first().click();
    await dialog.getByLabel(words.carrierNumber).fill("1Z 999");
    await dialog.getByLabel(words.link).fill("https://carrier.example/1Z999");
    expect(await visit.violations()).toEqual([]);
    await dialog.getByRole("button", { name: words.ship, exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    const link = page.getByRole("link", { name: words.follow });
    await link.waitFor();
    expect([await link.getAttribute("href"), await link.getAttribute("rel")]).toEqual([
      "https://carrier.example/1Z999",
      "noopener noreferrer nofollow",
    ]);
    await page.getByRole("button", { name: words.edit, exact: true }).last().click();
    expect(await visit.violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
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
    await page.getByRole("button", { name: english.ship, exact: true }).click();
    isUnavailable = true;
    await dialog.getByRole("button", { name: english.ship, exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: english.edit, exact: true }).click();
    await dialog.getByLabel(english.carrierNumber).fill("1Z 999");
    await eventually(async () => expect(failed).toBeGreaterThan(1));
    await page.getByText(notRefreshed).waitFor();
    expect(await dialog.getByLabel(english.carrierNumber).inputValue()).toBe("1Z 999");
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

  test("a failed mail of the order is sent again", async () => {
    const [order] = await storefront.shop.rows<{ id: string }>(
      "orders",
      "select id from orders where number = 'ORD-106'",
    );
    await storefront.shop.rows(
      "notifications",
      `insert into notifications (id, event_id, kind, order_id, recipient, subject, data, status, error, attempts, created_at)
       values (gen_random_uuid(), 'failed:106', 'ORDER_CANCELLED', $1, 'annika@example.com', 'Order ORD-106 was cancelled',
         '{"orderNumber": "ORD-106"}', 'FAILED', 'the mailbox is full', 10, now())`,
      [order?.id],
    );
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/orders/ORD-106");
    const mails = page.getByRole("region", { name: "Emails" });
    expect(await visit.violations()).toEqual([]);
    await mails.getByRole("button", { name: "Resend: Order ORD-106 was cancelled" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Resend", exact: true }).click();
    await page.getByText("“Order ORD-106 was cancelled” will be sent again.").waitFor();
    await mails.getByText("Failed", { exact: true }).waitFor({ state: "detached" });
    await mails.getByText("Sent", { exact: true }).first().waitFor();
    // repeatedly, as long as the mail is stored
    await mails.getByRole("button", { name: "Resend: Order ORD-106 was cancelled" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Resend", exact: true }).click();
    await mails.getByText("sent 2 times").waitFor();
  });

  test("an order offers only the acts that its state allows, and a cancellation needs a confirmation", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/orders/ORD-115");
    await page.getByRole("button", { name: "Cancel order" }).click();
    expect(await page.getByRole("button", { name: /Refund|Mark as/, includeHidden: true }).count()).toBe(0);
    await page.getByRole("button", { name: "Keep order" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Cancel order" }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Cancel order" }).press("Enter");
    await page.getByText("ORD-115 was cancelled.").waitFor();
    await page.getByRole("button", { name: "Cancel order" }).waitFor({ state: "detached" });
  });

  test("filters, sort and page are in the address; a view saves them under a name", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/orders?status=COMPLETED&min=100&sort=TOTAL_DESC");
    await row(visit, "ORD-108").waitFor();
    const numbers = await page.getByRole("link", { name: /^ORD-/ }).allTextContents();
    expect([numbers[0], numbers.includes("ORD-116"), numbers.includes("ORD-102")]).toEqual(["ORD-108", false, false]);
    await page.getByRole("button", { name: "Save view" }).click();
    await page.getByLabel("View name").fill("Large ones");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "All", exact: true }).click();
    await row(visit, "ORD-116").waitFor();
    await page.reload();
    await page.getByRole("link", { name: "Large ones" }).click();
    await row(visit, "ORD-116").waitFor({ state: "detached" });
    expect(new URL(page.url()).searchParams.getAll("status")).toEqual(["COMPLETED"]);
    await page.getByRole("searchbox", { name: "Search" }).fill("nobody has this");
    await page.getByRole("heading", { name: "No orders found" }).waitFor();
  });

  test("while payments is down, the page shows the other data and a notice", async () => {
    await using visit = await asAdmin();
    await using _payments = await storefront.shop.takeDown("payments");
    await visit.goto("/admin/orders");
    await visit.page.getByText("Some data is unavailable right now").waitFor();
    await visit.goto("/admin/orders/ORD-101");
    await visit.page.getByText("Payments are unavailable right now.").waitFor();
    await visit.page.getByText("SHIP-888", { exact: true }).waitFor();
    expect(await visit.violations()).toEqual([]);
  });

  test("an unknown order number shows a page that says so", async () => {
    await using visit = await asAdmin();
    await visit.goto("/admin/orders/ORD-9999");
    await visit.page.getByRole("heading", { name: "Page not found" }).waitFor();
    expect(await visit.page.getByRole("heading", { level: 1 }).count()).toBe(1);
  });
});
