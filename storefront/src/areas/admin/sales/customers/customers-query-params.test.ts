import { describe, expect, test } from "vitest";
import { customersQueryParams } from "./customers-query-params.js";

function queryParams(search: string) {
  const parameters = new URLSearchParams(search);
  return customersQueryParams((name) => parameters.get(name) ?? "", parameters.get("after") ?? undefined);
}

describe("the variables that an address of the customer list gives", () => {
  test.each([
    ["", { filter: {} }],
    [
      "q= june &role=ADMIN&standing=locked&after=x",
      { search: "june", filter: { role: "ADMIN", isLocked: true }, after: "x" },
    ],
    ["standing=deactivated", { filter: { isActive: false } }],
    ["sort=NAME_DESC&after=x", { filter: {}, sort: "NAME_DESC", after: "x" }],
    ["role=KING&standing=toString&sort=BEST", { filter: {} }],
  ])("%p", (search, expected) => {
    expect(queryParams(search)).toEqual({ first: 25, ...expected });
  });
});
