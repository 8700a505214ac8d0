import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { draftCourse } from "../../test-kit/data/draft-course.js";
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

  test("a visitor signs in and takes a free course by one click, without a card, also on a telephone", async () => {
    const instructor = await storefront.shop.instructor();
    const id = await draftCourse(instructor, "Knots");
    await instructor.get(
      `mutation ($id: ID!) {
        updateCourse(input: { id: $id, price: { amount: "0.00", currency: "CAD" } }) { __typename }
        publishCourse(id: $id) { __typename }
      }`,
      { id },
    );
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visit({ viewport: { width: 390, height: 844 } });
    const { page } = visit;
    await visit.goto("/courses/knots");
    const offer = page.getByRole("complementary", { name: "Enroll" });
    await offer.getByText("Free", { exact: true }).waitFor();
    await offer.getByRole("link", { name: "Enroll for free" }).click();
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(testPassword);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/courses/knots");
    await offer.getByRole("button", { name: "Enroll for free" }).click();
    await page.waitForURL("**/learn/knots**");
    await page.getByRole("heading", { level: 1, name: "One" }).waitFor();
    await visit.goto("/courses/knots");
    await offer.getByRole("link", { name: "Start course" }).waitFor();
    expect(await offer.getByRole("button", { name: "Enroll for free" }).count()).toBe(0);
    expect(await visit.execute("{ orders { nodes { total { amount } payments { id } } } }")).toEqual({
      orders: { nodes: [{ total: { amount: "0.00" }, payments: [] }] },
    });
    expect(visit.complaints).toEqual([]);
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
