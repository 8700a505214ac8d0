import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

const bread = "/courses/sourdough-from-scratch";

withBrowser("courses in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("a course page shows its content and price, also to search engines, and sends strangers to sign in", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto(bread);
    const offer = page.getByRole("complementary", { name: "Enroll" });
    await offer.getByText("CA$49.00").waitFor();
    const signInLink = offer.getByRole("link", { name: "Sign in to enroll" });
    await signInLink.waitFor();
    expect(await signInLink.getAttribute("href")).toBe(`/login?returnTo=${encodeURIComponent(bread)}`);
    const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
    const [course] = blocks.flatMap((text) => JSON.parse(text) as object[]);
    expect(course).toMatchObject({
      "@type": "Course",
      name: "Sourdough from Scratch",
      offers: { "@type": "Offer", category: "Paid", price: "49.00", priceCurrency: "CAD" },
      hasCourseInstance: { courseMode: "Online", courseWorkload: "PT108M" },
    });
    expect(await page.locator('link[rel="canonical"]').getAttribute("href")).toMatch(
      /\/courses\/sourdough-from-scratch$/,
    );
    expect(visit.operations).toEqual(["Shell"]);
    expect(visit.complaints).toEqual([]);
    expect((await page.goto("/courses/no-such-course"))?.status()).toBe(404);
  });

  test("while courses is down, its pages answer 503, and are back after a retry", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await using down = await storefront.shop.takeDown("courses");
    for (const path of ["/courses", bread]) expect((await page.goto(path))?.status()).toBe(503);
    await page.locator("html[data-ready]").waitFor();
    await page.getByRole("heading", { name: "Something went wrong" }).waitFor();
    expect(await visit.violations()).toEqual([]);
    await visit.goto("/learn/sourdough-from-scratch");
    await page.getByRole("heading", { name: "Something went wrong" }).waitFor();
    await down[Symbol.asyncDispose]();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { level: 1, name: "Sourdough from Scratch" }).waitFor();
  });
});
