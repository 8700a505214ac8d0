import { describe, expect, test } from "vitest";
import { levelsQueryParams, movementsQueryParams } from "./stock-query-params.js";

const address = (search: string) => {
  const parameters = new URLSearchParams(search);
  return { value: (name: string) => parameters.get(name) ?? "", after: parameters.get("after") ?? undefined };
};

describe("an address of the stock pages", () => {
  test.each([
    ["", { first: 25, filter: {} }],
    ["atMost=0&sort=UPDATED&after=a", { first: 25, filter: { atMost: 0 }, sort: "UPDATED", after: "a" }],
    ["sort=UPDATED_ASC", { first: 25, filter: {}, sort: "UPDATED_ASC" }],
    ["atMost=few&sort=NAME", { first: 25, filter: {} }],
  ])("gives the variables of the levels: %j", (search, expected) => {
    expect(levelsQueryParams(address(search))).toEqual(expected);
  });

  test.each([
    ["", { first: 25, filter: {} }],
    ["kind=SALE&after=a", { first: 25, filter: { kind: "SALE" }, after: "a" }],
    ["sort=OLDEST", { first: 25, filter: {}, sort: "OLDEST" }],
    ["kind=GIFT&from=yesterday", { first: 25, filter: {} }],
    ["to=2026-03-08", { first: 25, filter: { to: new Date(2026, 2, 9).toISOString() } }],
  ])("gives the variables of the movements: %j", (search, expected) => {
    expect(movementsQueryParams(address(search))).toEqual(expected);
  });
});
