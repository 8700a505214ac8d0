import { describe, expect, test } from "vitest";
import { listChoiceFrom, listVariables, toggled } from "./list-choice";

const variablesOf = (address: string, category?: string) =>
  listVariables(listChoiceFrom(new URLSearchParams(address)), category);

describe("the address of a product list", () => {
  test.each([
    ["", { first: 24, filter: {} }],
    ["q=+lamp+&sort=PRICE_ASC", { first: 24, filter: { search: "lamp" }, sort: "PRICE_ASC" }],
    [
      "category=audio&category=kitchen&category=audio&tag=led&kind=PHYSICAL",
      { first: 24, filter: { categories: ["audio", "kitchen"], tags: ["led"], kind: "PHYSICAL" } },
    ],
    ["min=10&max=49,90", { first: 24, filter: { minPrice: "10", maxPrice: "49.90" } }],
    ["min=12.50+$", { first: 24, filter: { minPrice: "12.50" } }],
    ["rating=4&sort=RATING", { first: 24, filter: { minRating: 4 }, sort: "RATING" }],
    ["after=c1", { first: 24, after: "c1", filter: {} }],
    ["before=c2&after=c1", { last: 24, before: "c2", filter: {} }],
  ])("%s gives the expected variables", (address, variables) => {
    expect(variablesOf(address)).toEqual(variables);
  });

  test.each(["q=", "sort=CHEAPEST", "kind=ALL", "rating=9", "min=abc", "max=-1", "min=1e9", "category=", "unknown=1"])(
    "%s is ignored",
    (address) => {
      expect(variablesOf(address)).toEqual({ first: 24, filter: {} });
    },
  );

  test("uses only the category of the path", () => {
    expect(variablesOf("category=audio&tag=led", "kitchen").filter).toEqual({ categories: ["kitchen"], tags: ["led"] });
  });

  test("cuts a search at the length that the graph accepts", () => {
    expect(variablesOf(`q=${"x".repeat(300)}`).filter.search).toHaveLength(200);
  });
});

test("removes a value that is toggled twice", () => {
  expect(toggled(["one"], "two")).toEqual(["one", "two"]);
  expect(toggled(["one", "two"], "one")).toEqual(["two"]);
});
