import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

const box = "/learn/hand-tool-woodworking-your-first-box";

withBrowser("learning in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const visitAsCustomer = () => storefront.visitAs("customer@example.com", "customer123");

  test("strangers are asked to sign in, and a customer without courses gets a link to them", async () => {
    await using visit = await storefront.visit();
    await visit.goto("/learn");
    const link = visit.page.getByRole("main").getByRole("link", { name: "Sign in" });
    expect(await link.getAttribute("href")).toBe("/login?returnTo=%2Flearn");
    await using admin = await storefront.visitAs("admin@example.com", "admin123");
    await admin.goto("/learn");
    await admin.page.getByRole("heading", { name: "No courses yet" }).waitFor();
    expect(await admin.violations()).toEqual([]);
  });

  test("a course continues at the last lesson with one request, and the arrow keys open its neighbors", async () => {
    await using visit = await visitAsCustomer();
    const { page } = visit;
    await visit.goto("/learn");
    await page.getByText("62% completed").waitFor();
    await page.getByRole("link", { name: "Hand Tool Woodworking: Your First Box" }).click();
    await page.getByText("Lesson 9 of 13").waitFor();
    await page.getByText("Trace with a knife").waitFor();
    expect(visit.operations.filter((name) => name === "LearnCourse")).toHaveLength(1);
    await page.keyboard.press("ArrowRight");
    await page.getByText("Lesson 10 of 13").waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.getByText("Lesson 9 of 13").waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.getByText("Lesson 8 of 13").waitFor();
    const outline = page.getByRole("navigation", { name: "Lessons of this course" });
    expect(await outline.locator("[aria-current=page]").innerText()).toContain("Cutting dovetails: the tails");
    expect(visit.operations.filter((name) => name === "LearnCourse")).toHaveLength(1);
    expect(visit.complaints).toEqual([]);
  });

  test("a lesson that could not be completed is not shown as completed, and can be retried", async () => {
    await using visit = await visitAsCustomer();
    const { page } = visit;
    await visit.goto("/learn/podcasting-on-your-own");
    await page.getByText("0 of 9 lessons completed").waitFor();
    await using down = await storefront.shop.takeDown("courses");
    await page.getByRole("button", { name: "Complete and continue" }).click();
    await page.getByText("Lesson 2 of 9").waitFor();
    await page.getByText("The lesson could not be marked as completed.").waitFor();
    await page.getByText("0 of 9 lessons completed").waitFor();
    await down[Symbol.asyncDispose]();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("1 of 9 lessons completed").waitFor();
    await page.getByRole("link", { name: "Previous" }).click();
    await page.getByRole("button", { name: "Completed. Undo" }).click();
    await page.getByText("0 of 9 lessons completed").waitFor();
    await page.getByRole("button", { name: "Complete and continue" }).waitFor();
    const sent = visit.operations.filter((name) => name.endsWith("Lesson"));
    expect(sent).toEqual(["CompleteLesson", "CompleteLesson", "UncompleteLesson"]);
  });

  test("a student completes a course to its last lesson by keyboard, and the course is then finished", async () => {
    await using visit = await visitAsCustomer();
    const { page } = visit;
    await visit.goto(box);
    for (let position = 9; position <= 12; position += 1) {
      await page.getByText(`Lesson ${position} of 13`).waitFor();
      await page.getByRole("button", { name: "Complete and continue" }).press("Enter");
    }
    await page.getByText("Lesson 13 of 13").waitFor();
    await page.getByRole("button", { name: "Finish course" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Well done!" }).waitFor();
    await page.getByText("13 of 13 lessons completed").waitFor();
    expect(new URL(page.url()).pathname).toBe(box);
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("link", { name: "My courses" }).first().click();
    await page
      .getByRole("region", { name: "Finished" })
      .getByText(/^Finished on/)
      .waitFor();
    expect(visit.complaints).toEqual([]);
    expect(await visit.violations()).toEqual([]);
  });

  test("a missing lesson or course shows a page that says so", async () => {
    await using visit = await visitAsCustomer();
    await visit.goto(`${box}/00000000-0000-4000-8000-000000000000`);
    await visit.page.getByRole("heading", { name: "This lesson is no longer available" }).waitFor();
    await visit.page.getByRole("link", { name: "Continue course" }).waitFor();
    expect(await visit.violations()).toEqual([]);
    await visit.goto("/learn/no-such-course");
    await visit.page.getByRole("heading", { name: "Page not found" }).waitFor();
  });

  test("a table in a lesson's Markdown is a table, and scrolls on its own if it is wider than the screen", async () => {
    const viewport = { width: 390, height: 844 };
    await using visit = await storefront.visitAs("admin@example.com", "admin123", { viewport });
    const { page } = visit;
    await visit.goto("/learn/sourdough-from-scratch");
    await page.getByText("Lesson 1 of 11").waitFor();
    await page.getByRole("link", { name: "Next" }).click();
    await page.getByRole("columnheader", { name: "What you see" }).waitFor();
    expect(await page.getByRole("row").count()).toBe(5);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    expect(await visit.violations()).toEqual([]);
  });
});
