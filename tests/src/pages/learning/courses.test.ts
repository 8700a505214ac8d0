import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../test-kit/clients/eventually.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { signIn } from "../../test-kit/clients/shopper.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

const bread = "/courses/sourdough-from-scratch";

withBrowser("courses in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("are listed by the server, and found by a search and a category in the address", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/courses");
    await page.getByText("8 courses", { exact: true }).waitFor();
    expect(visit.operations).toEqual(["Shell"]);
    await page.getByLabel("Category").selectOption({ label: "Kitchen (2)" });
    await page.waitForURL("**/courses?category=kitchen");
    await page.getByText("2 courses", { exact: true }).waitFor();
    await page.getByLabel("Search courses").fill("sourdogh");
    await page.getByLabel("Search courses").press("Enter");
    await page.waitForURL("**/courses?category=kitchen&q=sourdogh");
    await page.getByText("1 course", { exact: true }).waitFor();
    await page.getByRole("article").getByRole("link", { name: "Sourdough from Scratch" }).click();
    await page.getByRole("heading", { level: 1, name: "Sourdough from Scratch" }).waitFor();
    await page.goBack();
    await page.getByText("1 course", { exact: true }).waitFor();
    await visit.goto("/courses?q=xyzzyplugh");
    await page.getByRole("heading", { name: "No courses found" }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

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

  test("a stranger can open a preview lesson; the other lessons show how to enroll", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto(bread);
    const lessons = page.getByRole("region", { name: "What you will learn" });
    expect(await lessons.getByRole("link").count()).toBe(1);
    await lessons.getByRole("link").click();
    await page.waitForURL("**/learn/sourdough-from-scratch/*");
    await page.getByText("Lesson 1 of 11").waitFor();
    await page.getByRole("img", { name: /^Slide of the lesson/ }).waitFor();
    await page.locator("main p strong, main p em, main p").first().waitFor();
    await page.getByRole("heading", { name: "Sign in or enroll to continue" }).waitFor();
    expect(await page.getByRole("button", { name: /Complete/ }).count()).toBe(0);
    await page.getByRole("link", { name: "Next" }).click();
    await page.getByText("Lesson 2 of 11").waitFor();
    const signInLink = page.getByRole("link", { name: "Sign in to enroll" });
    expect(await signInLink.getAttribute("href")).toBe(
      `/login?returnTo=${encodeURIComponent(new URL(page.url()).pathname)}`,
    );
    expect(await page.getByRole("img", { name: /^Slide of the lesson/ }).count()).toBe(0);
    expect(visit.complaints).toEqual([]);
  });

  test("a signed-in viewer adds a course to the cart, a student continues, and its instructor edits", async () => {
    await using visit = await storefront.visitAs("customer@example.com", "customer123");
    const { page } = visit;
    await visit.goto(bread);
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.getByText("Sourdough from Scratch was added to your cart.").waitFor();
    await page.getByRole("link", { name: "Cart, 1 item" }).waitFor();
    expect(visit.operations).toEqual(["Shell", "MyCourse", "AddCourseToCart"]);
    await visit.goto("/courses/hand-tool-woodworking-your-first-box");
    await page.getByText("62% completed").waitFor();
    await page.getByRole("link", { name: "Continue" }).click();
    await page.getByText("Lesson 9 of 13").waitFor();
    expect(visit.complaints).toEqual([]);
    const instructor = await signIn(storefront.shop.client, "instructor@example.com", "instructor123");
    const { courses } = await instructor.get("{ courses(first: 1, filter: { mine: true }) { nodes { id slug } } }");
    const [own] = courses.nodes;
    await using teaching = await storefront.visitAs("instructor@example.com", "instructor123");
    // a draft: the server does not render it
    await teaching.goto(`/courses/${own.slug}`);
    await teaching.page.getByText("This course is a draft").waitFor();
    const edit = teaching.page.getByRole("link", { name: "Edit this course" });
    expect(await edit.getAttribute("href")).toBe(`/teach/courses/${own.id}`);
    expect(await teaching.page.getByRole("button", { name: "Add to cart" }).count()).toBe(0);
  });

  test("a long list has pages in the address, forwards and backwards", async () => {
    const instructor = await signIn(storefront.shop.client, "instructor@example.com", "instructor123");
    // a unique word, so that a retry of the test finds only its own courses
    const word = `folding${randomUUID().slice(0, 8)}`;
    for (let number = 1; number <= 14; number += 1) {
      const input = {
        title: `${word} ${number}`,
        price: { amount: "5.00", currency: "CAD" },
        sections: [{ title: "All of it", lessons: [{ title: "A fold" }] }],
      };
      const { createCourse } = await instructor.get(
        "mutation ($input: CreateCourseInput!) { createCourse(input: $input) { ... on Course { id } } }",
        { input },
      );
      await instructor.get("mutation ($id: ID!) { publishCourse(id: $id) { __typename } }", { id: createCourse.id });
    }
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto(`/courses?q=${word}`);
    await page.getByText("14 courses", { exact: true }).waitFor();
    expect(await page.getByRole("article").count()).toBe(12);
    await page.getByRole("link", { name: "Next" }).click();
    await page.waitForURL(`**/courses?q=${word}&after=*`);
    await page.getByRole("link", { name: "Previous" }).waitFor();
    await eventually(async () => expect(await page.getByRole("article").count()).toBe(2));
    await page.getByRole("link", { name: "Previous" }).click();
    await page.waitForURL(`**/courses?q=${word}`);
    await visit.goto("/courses?after=nonsense");
    await page.getByRole("heading", { name: "This page is no longer available" }).waitFor();
  });

  test("while catalog is down, a course has an unknown price, and is complete after a retry", async () => {
    await using down = await storefront.shop.takeDown("catalog");
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/courses?category=kitchen");
    await page.getByText("2 courses", { exact: true }).waitFor();
    expect(await page.getByText("The price is unavailable at the moment.").count()).toBe(2);
    expect((await page.goto(bread))?.status()).toBe(200);
    await page.locator("html[data-ready]").waitFor();
    await page.getByText("The price is unavailable at the moment.").waitFor();
    expect(await visit.violations()).toEqual([]);
    await down[Symbol.asyncDispose]();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("CA$49.00").waitFor();
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

  test("without JavaScript the list can be searched, and a course page shows its main content", async () => {
    await using visit = await storefront.visit({ javaScriptEnabled: false });
    const { page } = visit;
    await page.goto("/courses");
    await page.getByLabel("Search courses").fill("watercolor");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("article").getByRole("link", { name: "Watercolor Landscapes" }).click();
    await page.getByRole("heading", { level: 1, name: "Watercolor Landscapes" }).waitFor();
    await page.getByText("CA$54.00").waitFor();
    await page.getByRole("button", { name: "Enroll" }).click();
    await page.waitForURL((url) => url.pathname === "/login");
    expect(new URL(page.url()).searchParams.get("returnTo")).toMatch(/^\/courses\//);
  });
});
