import { expect, test } from "vitest";
import { noSuchPage, twoPages } from "../../../testing/graph-answers";
import { openPage } from "../../../testing/open-page";

const bread = { id: "b", slug: "bread", title: "Sourdough", product: { id: "p", price: { amount: "49.00" } } };
const pasta = { id: "n", slug: "pasta", title: "Pasta" };
const kitchen = { count: 2, category: { id: "k", slug: "kitchen", name: "Kitchen" } };

const open = (path: string, courses: unknown) =>
  openPage(path, { answers: { me: null, courses, products: { totalCount: 8, facets: { categories: [kitchen] } } } });

const listOf = (...nodes: object[]) => ({ totalCount: nodes.length, nodes });

test("courses are found by a category and a search, and both are in the address", async () => {
  const page = await open("/courses", ({ filter }: { filter: { category?: string; search?: string } }) =>
    filter.search ? listOf(bread) : filter.category ? listOf(bread, pasta) : { totalCount: 8 },
  );
  await page.shows("8 courses");
  await page.select(page.getByLabelText("Category"), "Kitchen (2)");
  await page.shows("2 courses");
  expect(page.address()).toBe("/courses?category=kitchen");
  await page.fill(page.getByLabelText("Search courses"), "sourdogh");
  await page.keyboard("{Enter}");
  await page.shows("1 course");
  expect(page.address()).toBe("/courses?category=kitchen&q=sourdogh");
  expect(page.getByRole("link", { name: "Sourdough" }).getAttribute("href")).toBe("/courses/bread");
});

test("a card shows the thumbnail of the course, with an empty alternative text beside the title", async () => {
  const thumbnail = { id: "a".repeat(64), url: `/media/${"a".repeat(64)}-400x300/400.webp` };
  const page = await open("/courses", listOf({ ...bread, thumbnail }));
  const card = page.within(await page.findByRole("article"));
  expect(card.getByAltText("").getAttribute("src")).toBe(thumbnail.url);
});

test("the list links to the course categories that have courses", async () => {
  const courseCategories = [
    { id: "1", slug: "baking", name: "Baking", courseCount: 2 },
    { id: "2", slug: "knitting", name: "Knitting", courseCount: 0 },
  ];
  const page = await openPage("/courses", { answers: { me: null, courses: listOf(bread), courseCategories } });
  const links = page.within(await page.findByRole("navigation", { name: "Course categories" })).getAllByRole("link");
  expect(links.map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["Baking (2)", "/courses/categories/baking"],
  ]);
  // the links replace the choice of a category of the catalog
  expect(page.queryByLabelText("Category")).toBeNull();
});

test("a search without results says so and leads to all courses", async () => {
  const page = await open("/courses?q=xyzzyplugh", listOf());
  await page.findByRole("heading", { name: "No courses found" });
  expect(page.getByRole("link", { name: "See all courses" }).getAttribute("href")).toBe("/courses");
});

test("a long list has pages in the address, forwards and backwards", async () => {
  const page = await open(
    "/courses?q=dough",
    twoPages({ totalCount: 13, nodes: [bread] }, { totalCount: 13, nodes: [pasta] }),
  );
  await page.click(await page.findByRole("link", { name: "Next" }));
  await page.findByRole("link", { name: "Pasta" });
  expect(page.address()).toBe("/courses?q=dough&after=c");
  await page.click(page.getByRole("link", { name: "Previous" }));
  await page.findByRole("link", { name: "Sourdough" });
  expect(page.address()).toBe("/courses?q=dough");
});

test("the address of a page that no longer exists leads to the first one", async () => {
  const page = await open("/courses?after=nonsense", noSuchPage);
  await page.findByRole("heading", { name: "This page is no longer available" });
});

test("while catalog does not answer, the price of a course is unknown", async () => {
  const page = await open("/courses", listOf(pasta, bread));
  await page.findByText("CA$49.00");
  expect(page.getAllByText("The price is unavailable at the moment.")).toHaveLength(1);
});
