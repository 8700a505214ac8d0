import { afterAll, beforeAll, expect, test } from "vitest";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { sortByHeader } from "../../test-kit/clients/sort-by-header.js";

const columns = `count, errors, within_5_ms, within_10_ms, within_25_ms, within_50_ms, within_100_ms, within_250_ms,
  within_500_ms, within_1000_ms, within_2500_ms, within_5000_ms, within_10000_ms, longer, max_ms`;

withBrowser("the admin's API usage in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const asAdmin = (options = {}) => storefront.visitAs("admin@example.com", "admin123", options);
  const rows = ({ page }: Visit) => page.locator("main").getByRole("row");

  /** Writes what the router would have counted. */
  async function use(name: string, count: number, deprecated: readonly string[] = []): Promise<void> {
    const document = `query ${name} {\n  auditLog {\n    nodes {\n      act\n    }\n  }\n}`;
    await storefront.shop.rows(
      "accounts",
      `insert into used_operations values ($1, $1, 'query', $2, '{AuditEntry.act,Query.auditLog}', $3, now(), now())`,
      [name, document, deprecated],
    );
    await storefront.shop.rows(
      "accounts",
      `insert into operation_usage (day, operation_hash, client_name, client_version, last_seen_at, ${columns})
       values ((now() at time zone 'UTC')::date, $1, 'kiosk', '1.2.3', now(), $2, 1, 0, 0, $2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 21)`,
      [name, count],
    );
  }

  test("it is empty, then lists operations with search, sort, deprecated fields and details", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/api-usage");
    await page.getByText("No operations yet.").waitFor();
    await use("ScannerLogin", 1200);
    await use("OldAudit", 7, ["AuditEntry.act"]);
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

  test.each([
    [390, "fr-CA", "Utilisation de l’API"],
    [1280, "en-CA", "API usage"],
  ])("it fits %i pixels in %s", async (width, locale, title) => {
    await use(`AnOperationOf${width}WithALongNameThatMustBreakSomewhereInItsCell`, 3, ["AuditEntry.act"]);
    await using visit = await asAdmin({ locale, viewport: { width, height: 800 } });
    await visit.goto("/admin/api-usage");
    await visit.page.getByRole("heading", { level: 1, name: title }).waitFor();
    await rows(visit)
      .filter({ hasText: `${width}With` })
      .waitFor();
    expect(await visit.page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    expect(await visit.violations()).toEqual([]);
  });

  test("a customer does not see it", async () => {
    await using visit = await storefront.visitAs("customer@example.com", "customer123");
    await visit.goto("/admin/api-usage");
    await visit.page.getByRole("heading", { level: 1 }).waitFor();
    expect(await visit.page.getByText("OldAudit").count()).toBe(0);
  });
});
