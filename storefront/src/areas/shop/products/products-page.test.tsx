import { expect, test } from "vitest";
import { noSuchPage, type Answers } from "../../../testing/graph-answers";
import { openPage } from "../../../testing/open-page";

const lamp = { id: "l", name: "Lamp", slug: "lamp", price: { amount: "20.00", currency: "CAD" } };
const rug = { id: "r", name: "Rug", slug: "rug", price: { amount: "60.00", currency: "CAD" } };
const category = (name: string, count: number) => ({ count, category: { id: name, name, slug: name.toLowerCase() } });
const facets = {
  categories: [category("Kitchen", 19), category("Audio", 11)],
  tags: [{ tag: "coffee", count: 4 }],
};

interface Listed {
  readonly filter?: { readonly categories?: readonly string[] };
  readonly after?: string;
}

const open = (path: string, products: unknown, answers: Answers = {}) =>
  openPage(path, {
    answers: { me: null, categories: facets.categories.map((facet) => facet.category), products, ...answers },
  });

test("a list is filtered by its facets, and each filter is in the address and can be removed", async () => {
  const page = await open("/products", { totalCount: 19, nodes: [lamp], facets });
  await page.click(await page.findByRole("checkbox", { name: "Kitchen 19" }));
  await page.click(await page.findByRole("checkbox", { name: "coffee 4" }));
  const active = page.within(await page.findByRole("navigation", { name: "Active filters" }));
  await active.findByRole("link", { name: /coffee/ });
  expect(page.address()).toBe("/products?category=kitchen&tag=coffee");
  await page.click(active.getByRole("link", { name: "Remove filter: Kitchen" }));
  await page.becomes(page.address, "/products?tag=coffee");
  expect(page.sent("Products").map(({ filter }) => filter)).toEqual([
    {},
    { categories: ["kitchen"] },
    { categories: ["kitchen"], tags: ["coffee"] },
    { tags: ["coffee"] },
  ]);
});

test("filters that are chosen before the answer to the first one all apply", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const page = await open("/products", async ({ filter }: Listed) => {
    if (filter?.categories) await promise;
    return { totalCount: 30, nodes: [lamp], facets };
  });
  await page.click(await page.findByRole("checkbox", { name: "Kitchen 19" }));
  await page.click(page.getByRole("checkbox", { name: "Audio 11" }));
  await page.select(page.getByLabelText("Sort by"), "PRICE_ASC");
  resolve();
  await page.becomes(page.address, "/products?category=kitchen&category=audio&sort=PRICE_ASC");
});

test("a list is sorted, priced and paged by the address", async () => {
  const page = await open("/products", ({ after }: Listed) => ({
    totalCount: 30,
    facets,
    nodes: [after ? rug : lamp],
    pageInfo: after ? { hasPreviousPage: true, startCursor: "rug" } : { hasNextPage: true, endCursor: "lamp" },
  }));
  await page.select(await page.findByLabelText("Sort by"), "PRICE_ASC");
  await page.fill(page.getByRole("textbox", { name: "From" }), "20");
  await page.click(page.getByRole("button", { name: "Apply price" }));
  await page.findByRole("link", { name: "Remove filter: From 20" });
  await page.click(page.getByRole("link", { name: "Next" }));
  await page.findByRole("link", { name: "Rug" });
  expect(page.address()).toBe("/products?sort=PRICE_ASC&min=20&after=lamp");
  await page.click(page.getByRole("link", { name: "Previous" }));
  await page.findByRole("link", { name: "Lamp" });
  expect(page.address()).toBe("/products?sort=PRICE_ASC&min=20&before=rug");
});

test("a search without results says so and leads to all products", async () => {
  const page = await open("/products?q=xyzzyplugh", { nodes: [] });
  await page.findByRole("heading", { name: "No results" });
  expect(page.getByRole("link", { name: "See all products" }).getAttribute("href")).toBe("/products");
});

test("the address of a page that no longer exists leads to the first one", async () => {
  const page = await open("/products?tag=led&after=nonsense", noSuchPage);
  const first = await page.findByRole("link", { name: "Go to the first page" });
  expect(first.getAttribute("href")).toBe("/products?tag=led");
});

test("the list of a category leads to other categories, in the same order", async () => {
  const page = await open(
    "/categories/audio?sort=NAME",
    { totalCount: 11, nodes: [lamp], facets },
    {
      category: ({ slug }: { slug: string }) => ({ id: slug, slug, name: `All ${slug}` }),
    },
  );
  await page.findByRole("heading", { level: 1, name: "All audio" });
  await page.click(page.getByRole("link", { name: "Kitchen 19" }));
  await page.findByRole("heading", { level: 1, name: "All kitchen" });
  expect(page.address()).toBe("/categories/kitchen?sort=NAME");
});
