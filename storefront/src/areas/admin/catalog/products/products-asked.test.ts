import { describe, expect, test } from "vitest";
import { productsAsked } from "./products-asked.js";

function asked(search: string) {
  const parameters = new URLSearchParams(search);
  return productsAsked({
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
    expect(asked(search)).toEqual({ first: 25, filter });
  });

  test("its sort and its page", () => {
    expect(asked("sort=PRICE_DESC&after=abc")).toEqual({ first: 25, filter: {}, sort: "PRICE_DESC", after: "abc" });
  });
});
