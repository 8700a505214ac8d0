import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

withBrowser("the admin's customers in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const asAdmin = () => storefront.visitAs("admin@example.com", "admin123");
  const row = ({ page }: Visit, text: string) => page.getByRole("row").filter({ hasText: text });

  test("a customer is found by a part of the name, with orders, courses and cart", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/customers");
    await row(visit, "priya@example.com").waitFor();
    await page.getByRole("searchbox", { name: "Search" }).fill("castell");
    await row(visit, "priya@example.com").waitFor({ state: "detached" });
    await page.getByRole("link", { name: "June Castellanos" }).click();
    await page.getByRole("link", { name: "ORD-101" }).waitFor();
    await page.getByRole("link", { name: "Podcasting on Your Own" }).waitFor();
    await page.getByText("The cart is empty.").waitFor();
    expect(visit.operations.filter((name) => name !== "Shell").slice(-1)).toEqual(["AdminCustomer"]);
    expect(visit.complaints).toEqual([]);
  });

  test("a message is shown before it is sent once, and the mail names the staff", async () => {
    const student = await storefront.shop.signUp();
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto(`/admin/customers/${student.id}`);
    await page.getByRole("button", { name: "Send a message" }).click();
    await page.getByLabel("Subject").fill("About your course");
    await page.getByRole("textbox", { name: "Text", exact: true }).fill("It starts <b>on Monday</b>.");
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("button", { name: "Preview" }).click();
    await page.frameLocator("iframe").getByText("It starts <b>on Monday</b>.").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("button", { name: "Send", exact: true }).dblclick();
    await page.getByText("will be sent.").waitFor();
    expect(visit.operations.filter((name) => name === "AdminSendMessage")).toHaveLength(1);
    const query = `{ notifications(first: 10, filter: { kind: "MESSAGE" }) { nodes { subject status } } }`;
    await eventually(async () => {
      expect((await student.get(query)).notifications.nodes).toEqual([
        { subject: "About your course", status: "SENT" },
      ]);
    });
    await visit.goto(`/admin/notifications?q=${student.email}`);
    await page.getByRole("button", { name: "About your course" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "staff" }).waitFor();
    expect(await visit.violations()).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });
});
