import { afterAll, beforeAll, expect, test } from "vitest";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { sortByHeader } from "../../test-kit/clients/sort-by-header.js";
import { recordOperation } from "./record-operation.js";

withBrowser("the admin's API usage in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const asAdmin = (options = {}) => storefront.visitAs("admin@example.com", "admin123", options);
  const rows = ({ page }: Visit) => page.locator("main").getByRole("row");

  test("it is empty, then lists operations with search, sort, deprecated fields and details", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/api-usage");
    await page.getByText("No operations yet.").waitFor();
    await recordOperation(storefront.shop, "ScannerLogin", 1200);
    await recordOperation(storefront.shop, "OldAudit", 7, ["AuditEntry.act"]);
    await page.reload();
    await rows(visit).filter({ hasText: "ScannerLogin" }).getByText("1,200").waitFor();
    expect(await rows(visit).filter({ hasText: "OldAudit" }).innerText()).toMatch(/7.*21 ms.*deprecated.*kiosk/s);
    expect(await sortByHeader(page, "Operation", "ascending")).toHaveLength(2);
    await page.getByRole("checkbox", { name: "Only deprecated fields" }).click();
    await rows(visit).filter({ hasText: "ScannerLogin" }).waitFor({ state: "detached" });
    await page.getByRole("checkbox", { name: "Only deprecated fields" }).click();
    await page.getByRole("searchbox", { name: "Search" }).fill("nothing like this");
    await page.getByText("No operations found.").waitFor();
    await page.getByRole("searchbox", { name: "Search" }).fill("oldaud");
    await page.getByRole("button", { name: "Show details: OldAudit" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("kiosk 1.2.3").waitFor();
    await dialog.getByText("AuditEntry.act").waitFor();
    await dialog.getByText("query OldAudit").waitFor();
    expect(await visit.violations()).toEqual([]);
  });

  test("a customer does not see it", async () => {
    await using visit = await storefront.visitAs("customer@example.com", "customer123");
    await visit.goto("/admin/api-usage");
    await visit.page.getByRole("heading", { level: 1 }).waitFor();
    expect(await visit.page.getByText("OldAudit").count()).toBe(0);
  });
});
