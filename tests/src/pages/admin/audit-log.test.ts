import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { sortByHeader } from "../../test-kit/clients/sort-by-header.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

withBrowser("the admin's audit log in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const asAdmin = (options = {}) => storefront.visitAs("admin@example.com", "admin123", options);
  const row = ({ page }: Visit, text: string) => page.getByRole("row").filter({ hasText: text });

  test("the audit log shows the actions of admins with old and new values, filtered by action and target", async () => {
    const { id } = await storefront.shop.signUp();
    const admin = await storefront.shop.admin();
    const { createCategory } = await admin.get(
      `mutation { createCategory(input: { name: "Lamps" }) { ... on Category { id } } }`,
    );
    await admin.get(`mutation ($id: ID!) { setRole(userId: $id, role: INSTRUCTOR) { __typename } }`, { id });
    // the outbox writes the entries a moment after the actions
    await eventually(async () => {
      const { role, category } = await admin.get(
        `query ($user: ID!, $category: ID!) {
           role: auditLog(filter: { targetId: $user }) { nodes { action } }
           category: auditLog(filter: { targetId: $category }) { nodes { action } }
         }`,
        { user: id, category: createCategory.id },
      );
      expect([role.nodes, category.nodes]).toMatchObject([[{}], [{}]]);
    });
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/audit-log");
    await page.getByRole("combobox", { name: "Action" }).fill("Changed role");
    await page.getByRole("option", { name: "Changed role" }).click();
    await page.getByLabel("Object ID").fill(id);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.searchParams.get("target") === id);
    await page.reload();
    await row(visit, "Role before Customer").waitFor();
    expect(await visit.violations()).toEqual([]);
    await visit.goto("/admin/audit-log");
    await row(visit, "Changed role").first().waitFor();
    await row(visit, "Created category").first().waitFor();
    const actions = await sortByHeader(page, "Action", "descending");
    expect([actions, actions.length > 1]).toEqual([[...actions].sort().reverse(), true]);
    expect(new URL(page.url()).search).toBe("?sort=ACTION_DESC");
    await page.getByRole("button", { name: "Show details: Changed role (User)" }).first().click();
    await page.getByRole("dialog").getByText("Reference in the logs").waitFor();
    expect(await visit.violations()).toEqual([]);
  });
});
