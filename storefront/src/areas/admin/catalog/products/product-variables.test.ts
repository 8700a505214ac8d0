import { describe, expect, test } from "vitest";
import { productVariables } from "./product-variables.js";

function variablesFor(search: string) {
  const parameters = new URLSearchParams(search);
  return productVariables({
    value: (name) => parameters.get(name) ?? "",
    values: (name) => parameters.getAll(name),
    after: parameters.get("after") ?? undefined,
  });
}

describe("the variables that an address of the product list gives", () => {
  test.each([
    ["nothing", "", {}],
    ["a search", "q=%20lamp%20", { search: "lamp" }],
    ["several categories", "category=kitchen&category=desk", { categories: ["kitchen", "desk"] }],
    ["several tags", "tag=oak&tag=featured", { tags: ["oak", "featured"] }],
    ["products on sale", "active=true", { isActive: true }],
    ["products off sale", "active=false", { isActive: false }],
    ["courses", "kind=COURSE", { kind: "COURSE" }],
    ["prices", "min=10&max=20.50", { minPrice: "10", maxPrice: "20.50" }],
    ["no invalid values", "active=maybe&kind=BOOK&min=ten&max=-1&sort=COLOR", {}],
  ])("%s", (_what, search, filter) => {
    expect(variablesFor(search)).toEqual({ first: 25, filter });
  });

  test("its sort and its page", () => {
    expect(variablesFor("sort=PRICE_DESC&after=abc")).toEqual({
      first: 25,
      filter: {},
      sort: "PRICE_DESC",
      after: "abc",
    });
  });
});
