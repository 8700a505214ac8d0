import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("the frame of the shop in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("the home page hydrates without errors, and requests the viewer once", async () => {
    await using visit = await storefront.visit();
    await visit.goto("/");
    await visit.page.getByRole("heading", { level: 1 }).waitFor();
    expect(visit.operations).toEqual(["Shell"]);
    expect(visit.complaints).toEqual([]);
  });

  test("an unknown address shows a page that says so, with status 404", async () => {
    await using visit = await storefront.visit();
    const answer = await visit.page.goto("/no/such/page");
    expect(answer?.status()).toBe(404);
    await visit.page.getByRole("heading", { name: "Page not found" }).waitFor();
  });

  test("S3-06, S3-49: the admin sends strangers to sign in, and tells customers that it is for staff", async () => {
    const answer = await fetch(`${storefront.shop.client.origin}/admin/orders?status=PAID`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([
      302,
      "/login?returnTo=%2Fadmin%2Forders%3Fstatus%3DPAID",
    ]);
    await using visit = await storefront.visitAs("customer@example.com", "customer123");
    const page = await visit.page.goto("/admin");
    expect(page?.status()).toBe(403);
    await visit.page.getByRole("heading", { name: "You do not have access to this page" }).waitFor();
    expect(await visit.page.locator("a[href^='/admin/']").count()).toBe(0);
    await visit.page.getByRole("main").getByRole("link", { name: "Back to the shop" }).waitFor();
    expect(await visit.violations()).toEqual([]);
  });

  test("the language switch leads to the same page in the other language, which hydrates and keeps its language while navigating", async () => {
    await using visit = await storefront.visit();
    await visit.goto("/courses?q=bread");
    await visit.page.getByLabel("Language").last().selectOption("fr");
    await visit.page.waitForURL("**/fr/courses?q=bread");
    await visit.page.locator("html[data-ready]").waitFor();
    await visit.page.getByRole("link", { name: "Souk" }).first().click();
    await visit.page.waitForURL("**/fr");
    await visit.page.getByRole("heading", { name: "Nouveautés" }).waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.page.getByLabel("Langue").last().selectOption("en");
    await visit.page.getByRole("heading", { name: "New" }).first().waitFor();
    expect(new URL(visit.page.url()).pathname).toBe("/");
  });
});
