import { expect, test } from "vitest";
import { PageSourcesCollector } from "./page-sources.js";

function tagsOf(data: object): string[] {
  const sources = new PageSourcesCollector();
  sources.add({ data });
  return [...sources.tags].toSorted();
}

test("a page depends on the objects that it shows, also inside of others", () => {
  const category = { __typename: "Category", id: "c" };
  const product = {
    __typename: "Product",
    id: "p",
    categories: [category],
    related: [{ __typename: "Product", id: "r" }],
  };
  expect(tagsOf({ product })).toEqual(["Category:c", "Product:p", "Product:r"]);
});

test("a page with a list depends on all objects of its type, since any of them may join it", () => {
  const products = { __typename: "ProductConnection", nodes: [{ __typename: "Product", id: "p" }] };
  const categories = [{ __typename: "Category", id: "c" }];
  expect(tagsOf({ products, categories })).toEqual(["Category", "Category:c", "Product", "Product:p"]);
});

test("a page with a failed query is not complete", () => {
  const sources = new PageSourcesCollector();
  sources.add({ data: { product: null }, error: undefined });
  expect(sources.isComplete).toBe(true);
  sources.add({ data: undefined, error: undefined });
  expect(sources.isComplete).toBe(false);
});
