import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { withBrowser } from "../test-kit/with-browser.js";
import { StorefrontPages, type Visit } from "../test-kit/storefront-pages.js";

withBrowser("the admin's orders in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  }, 60_000);

  afterAll(() => storefront[Symbol.asyncDispose]());

  const asAdmin = (options = {}) => storefront.visitAs("admin@example.com", "admin123", options);
  const row = ({ page }: Visit, text: string) => page.getByRole("row").filter({ hasText: text });

  test("the list and an order ask once each, and are as everybody can use them", async () => {
    await using visit = await asAdmin();
    await visit.goto("/admin/orders");
    await row(visit, "ORD-116").waitFor();
    expect(await visit.violations()).toEqual([]);
    await visit.page.getByRole("link", { name: "ORD-113" }).click();
    await visit.page.getByRole("heading", { level: 1, name: "ORD-113" }).waitFor();
    await visit.page.getByText("SHIP-895", { exact: true }).waitFor();
    expect(await visit.violations()).toEqual([]);
    expect(visit.operations.filter((name) => name !== "Shell")).toEqual(["AdminOrders", "AdminOrder"]);
    expect(visit.complaints).toEqual([]);
  });

  test("both fit 360 pixels, dark and in French", async () => {
    await using visit = await asAdmin({
      colorScheme: "dark",
      locale: "fr-CA",
      viewport: { width: 360, height: 740 },
    });
    for (const [path, text] of [
      ["/admin/orders", "ORD-116"],
      ["/admin/orders/ORD-113", "SHIP-895"],
    ] as const) {
      await visit.goto(path);
      await visit.page.getByText(text, { exact: true }).waitFor();
      expect(await visit.page.evaluate("document.documentElement.scrollWidth")).toBe(360);
      expect(await visit.violations()).toEqual([]);
    }
  });

  test("an order is found by a SKU in it, shipped and delivered, and the list knows", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/orders");
    await page.getByRole("searchbox", { name: "Search" }).fill("aud-0005");
    await page.waitForURL(/q=aud-0005/);
    await row(visit, "ORD-116").waitFor({ state: "detached" });
    await page.getByRole("link", { name: "ORD-113" }).click();
    await page.getByRole("button", { name: "Ship", exact: true }).click();
    await page.getByLabel("Line for the buyer").fill("Left the warehouse");
    await page.getByRole("dialog").getByRole("button", { name: "Ship", exact: true }).click();
    await page.getByText("SHIP-895 is on its way.").waitFor();
    await page.getByRole("listitem").filter({ hasText: "Left the warehouse" }).first().waitFor();
    await page.getByRole("button", { name: "Mark as delivered" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Mark as delivered" }).click();
    // orders hears of it from shipping, and tries again a little later where both news came at once
    await page.getByRole("heading", { level: 1 }).locator("..").getByText("Completed").waitFor({ timeout: 30_000 });
    await page.goBack();
    await row(visit, "ORD-113").getByText("Completed").waitFor();
    await row(visit, "ORD-113").getByText("Delivered").waitFor();
    expect(visit.complaints).toEqual([]);
  }, 60_000);

  test("one unit goes back once, however often the button is pressed; a note stays", async () => {
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
    await page.getByRole("list", { name: "Refunds" }).getByText("Done").waitFor();
    expect(visit.operations.filter((name) => name === "AdminRefundOrder")).toHaveLength(1);
    await page.getByLabel("New note").fill("Called her.");
    await page.getByRole("button", { name: "Add note" }).click();
    await page.getByRole("listitem").filter({ hasText: "Called her." }).waitFor();
    await page.reload();
    await page.getByRole("listitem").filter({ hasText: "Called her." }).waitFor();
  });

  test("a mail of the order that failed is sent again", async () => {
    const [order] = await storefront.shop.rows<{ id: string }>(
      "orders",
      "select id from orders where number = 'ORD-106'",
    );
    await storefront.shop.rows(
      "notifications",
      `insert into notifications (id, event_id, kind, order_id, recipient, subject, data, status, error, attempts, created_at)
       values (gen_random_uuid(), 'failed:106', 'ORDER_CANCELLED', $1, 'annika@example.com', 'Your order ORD-106',
         '{"orderNumber": "ORD-106"}', 'FAILED', 'the mailbox is full', 10, now())`,
      [order?.id],
    );
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/orders/ORD-106");
    const mails = page.getByRole("region", { name: "Mails" });
    expect(await visit.violations()).toEqual([]);
    await mails.getByRole("button", { name: "Send again: Your order ORD-106" }).click();
    await page.getByRole("button", { name: "Send again", exact: true }).click();
    await page.getByText("“Your order ORD-106” is on its way again.").waitFor();
    await mails.getByText("Failed", { exact: true }).waitFor({ state: "detached" });
    await mails.getByText("Sent", { exact: true }).first().waitFor();
    // as often as they like, as long as it is kept
    await mails.getByRole("button", { name: "Send again: Your order ORD-106" }).click();
    await page.getByRole("button", { name: "Send again", exact: true }).click();
    await mails.getByText("sent 2 times").waitFor();
  });

  test("an order offers only what its state allows, and cancelling asks once more", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/orders/ORD-115");
    await page.getByRole("button", { name: "Cancel order" }).click();
    expect(await page.getByRole("button", { name: /Refund|Mark as/, includeHidden: true }).count()).toBe(0);
    await page.getByRole("button", { name: "Never mind" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Cancel order" }).press("Enter");
    await page.getByRole("button", { name: "Cancel the order" }).press("Enter");
    await page.getByText("ORD-115 is cancelled.").waitFor();
    await page.getByRole("button", { name: "Cancel order" }).waitFor({ state: "detached" });
  });

  test("filters, sort and page are in the address; a view keeps them under a name", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/orders?status=COMPLETED&min=100&sort=TOTAL_DESC");
    await row(visit, "ORD-108").waitFor();
    const numbers = await page.getByRole("link", { name: /^ORD-/ }).allTextContents();
    expect([numbers[0], numbers.includes("ORD-116"), numbers.includes("ORD-102")]).toEqual(["ORD-108", false, false]);
    await page.getByRole("button", { name: "Save this view" }).click();
    await page.getByLabel("Name of the view").fill("Large ones");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "All", exact: true }).click();
    await row(visit, "ORD-116").waitFor();
    await page.reload();
    await page.getByRole("link", { name: "Large ones" }).click();
    await row(visit, "ORD-116").waitFor({ state: "detached" });
    expect(new URL(page.url()).searchParams.getAll("status")).toEqual(["COMPLETED"]);
    await page.getByRole("searchbox", { name: "Search" }).fill("nobody has this");
    await page.getByRole("heading", { name: "No order fits" }).waitFor();
  });

  test("without payments the rest is there, and says what is not", async () => {
    await using visit = await asAdmin();
    await using _payments = await storefront.shop.takeDown("payments");
    await visit.goto("/admin/orders");
    await visit.page.getByText("Part of this list is missing").waitFor();
    await visit.goto("/admin/orders/ORD-101");
    await visit.page.getByText("Payments are not answering.").waitFor();
    await visit.page.getByText("SHIP-888", { exact: true }).waitFor();
    expect(await visit.violations()).toEqual([]);
  });

  test("a number that nobody has is a page that says so", async () => {
    await using visit = await asAdmin();
    await visit.goto("/admin/orders/ORD-9999");
    await visit.page.getByRole("heading", { name: "There is nothing here" }).waitFor();
    expect(await visit.page.getByRole("heading", { level: 1 }).count()).toBe(1);
  });
});
