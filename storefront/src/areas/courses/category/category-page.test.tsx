import { expect, test } from "vitest";
import { noSuchPage, twoPages, unavailable, type Answers } from "../../../testing/graph-answers";
import { openPage } from "../../../testing/open-page";

const baking = { id: "k", slug: "baking", name: "Baking", description: "Bread and cakes." };
const bread = { id: "b", slug: "bread", title: "Sourdough", category: baking };

const open = (answers: Answers, path = "/courses/categories/baking") =>
  openPage(path, { answers: { me: null, courseCategory: baking, ...answers } });

test("a course category shows its courses in pages, and its trail leads to all courses", async () => {
  const cakes = { id: "c", slug: "cakes", title: "Cakes" };
  const page = await open({
    courses: twoPages({ totalCount: 13, nodes: [bread] }, { totalCount: 13, nodes: [cakes] }),
  });
  await page.findByRole("heading", { level: 1, name: "Baking" });
  await page.shows("Bread and cakes.");
  await page.shows("13 courses");
  expect(page.getByRole("link", { name: "Sourdough" }).getAttribute("href")).toBe("/courses/bread");
  const trail = page.within(page.getByRole("navigation", { name: "Breadcrumb" }));
  expect(trail.getByRole("link", { name: "Courses" }).getAttribute("href")).toBe("/courses");
  await page.click(page.getByRole("link", { name: "Next" }));
  await page.findByRole("link", { name: "Cakes" });
  expect(page.address()).toBe("/courses/categories/baking?after=c");
  expect(page.sent("CourseCategoryPage").at(-1)).toEqual({ slug: "baking", after: "c" });
});

test("a category without courses says so", async () => {
  const empty = await open({ courses: { totalCount: 0, nodes: [] } });
  await empty.findByRole("heading", { name: "No courses yet" });
  expect(empty.getByRole("link", { name: "See all courses" }).getAttribute("href")).toBe("/courses");
});

test("an unknown category is not found", async () => {
  const page = await open({ courseCategory: null, courses: { totalCount: 0, nodes: [] } });
  await page.findByRole("heading", { name: "Page not found" });
});

test.each([
  ["a page that no longer exists leads to the first one", noSuchPage, "This page is no longer available"],
  ["while courses does not answer, the page says so", unavailable, "Something went wrong"],
])("%s", async (_case, courses, heading) => {
  const page = await open({ courses });
  await page.findByRole("heading", { name: heading });
});
