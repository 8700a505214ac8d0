import { describe, expect, test } from "@jest/globals";
import { levelsAsked, movementsAsked } from "./stock-asked.js";

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
  ])("gives the variables of the levels: %j", (search, asked) => {
    expect(levelsAsked(address(search))).toEqual(asked);
  });

  test.each([
    ["", { first: 25, filter: {} }],
    ["kind=SALE&after=a", { first: 25, filter: { kind: "SALE" }, after: "a" }],
    ["sort=OLDEST", { first: 25, filter: {}, sort: "OLDEST" }],
    ["kind=GIFT&from=yesterday", { first: 25, filter: {} }],
    ["to=2026-03-08", { first: 25, filter: { to: new Date(2026, 2, 9).toISOString() } }],
  ])("gives the variables of the movements: %j", (search, asked) => {
    expect(movementsAsked(address(search))).toEqual(asked);
  });
});
