import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

const visitors = {
  admin: ["admin@example.com", "admin123"],
  instructor: ["instructor@example.com", "instructor123"],
  customer: ["customer@example.com", "customer123"],
} as const;

const pages: readonly (readonly [visitor: keyof typeof visitors, paths: readonly string[]])[] = [
  [
    "customer",
    [
      "/",
      "/products",
      "/products?q=keyboard&sort=PRICE_ASC",
      "/categories/kitchen",
      "/products/tern-75-mechanical-keyboard",
      "/products/tern-75-mechanical-keyboard?reviews.sort=LOWEST&reviews.stars=4",
      "/cart",
      "/checkout",
      "/courses",
      "/courses/sourdough-from-scratch",
      "/learn",
      "/orders/ORD-101",
      "/orders/lookup",
      "/account",
      "/account/orders",
      "/account/addresses",
      "/account/addresses/new",
      "/account/cards",
      "/account/cards/new",
      "/account/sessions",
      "/account/security",
      "/account/reviews",
      "/account/notifications",
      "/account/data",
    ],
  ],
  ["instructor", ["/teach", "/teach/courses/new"]],
  [
    "admin",
    [
      "/admin",
      "/admin/orders",
      "/admin/orders/ORD-113",
      "/admin/customers",
      "/admin/api-usage",
      "/admin/audit-log",
      "/admin/products",
      "/admin/products/new",
      "/admin/products/import",
      "/admin/stock",
      "/admin/categories",
      "/admin/courses",
      "/admin/courses/requests",
      "/admin/notifications",
      "/admin/notifications/templates",
      "/admin/reviews",
      "/admin/webhooks",
      "/admin/operations",
    ],
  ],
];

/** Enum values of the graph, and ids of rows. */
const rawName = /\b[A-Z]+_[A-Z_]+\b|\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g;

function rawNames(text: string): string[] {
  return [...text.matchAll(rawName)].map(([name]) => name);
}

withBrowser("every page in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test.each(pages)(
    "each page of the %s sends at most two requests, fits 360 pixels, logs nothing to the console, and shows no raw names",
    async (visitor, paths) => {
      const [email, password] = visitors[visitor];
      await using visit = await storefront.visitAs(email, password, { viewport: { width: 360, height: 740 } });
      for (const path of paths) {
        const before = visit.operations.length;
        await visit.goto(path);
        await visit.page.getByRole("heading", { level: 1 }).first().waitFor();
        await visit.page.waitForLoadState("networkidle");
        const sentOperations = visit.operations.slice(before);
        expect({ path, sent: sentOperations, tooMany: sentOperations.length > 2 }).toEqual({
          path,
          sent: sentOperations,
          tooMany: false,
        });
        expect([path, await visit.page.evaluate("document.documentElement.scrollWidth")]).toEqual([path, 360]);
        expect([path, await visit.page.getByRole("alert").allTextContents()]).toEqual([
          path,
          expect.not.arrayContaining([expect.stringContaining("Something went wrong")]),
        ]);
        expect([path, visit.complaints]).toEqual([path, []]);
        expect([path, rawNames(await visit.page.locator("body").innerText())]).toEqual([path, []]);
      }
    },
    120_000,
  );
});
