import { describe, expect, test } from "@jest/globals";
import { productsAsked } from "./products-asked.js";

function asked(search: string) {
  const parameters = new URLSearchParams(search);
  return productsAsked({
    value: (name) => parameters.get(name) ?? "",
    values: (name) => parameters.getAll(name),
    after: parameters.get("after") ?? undefined,
  });
}

describe("what an address asks of the list of products", () => {
  test.each([
    ["nothing", "", {}],
    ["words", "q=%20lamp%20", { search: "lamp" }],
    ["any of some categories", "category=kitchen&category=desk", { categories: ["kitchen", "desk"] }],
    ["all of some tags", "tag=oak&tag=featured", { tags: ["oak", "featured"] }],
    ["what is on sale", "active=true", { isActive: true }],
    ["what is not", "active=false", { isActive: false }],
    ["courses", "kind=COURSE", { kind: "COURSE" }],
    ["prices", "min=10&max=20.50", { minPrice: "10", maxPrice: "20.50" }],
    ["nothing that it cannot mean", "active=maybe&kind=BOOK&min=ten&max=-1&sort=COLOR", {}],
  ])("%s", (_what, search, filter) => {
    expect(asked(search)).toEqual({ first: 25, filter });
  });

  test("its sort and its page", () => {
    expect(asked("sort=PRICE_DESC&after=abc")).toEqual({ first: 25, filter: {}, sort: "PRICE_DESC", after: "abc" });
  });
});
