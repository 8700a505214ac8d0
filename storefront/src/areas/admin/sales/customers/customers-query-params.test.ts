import { describe, expect, test } from "vitest";
import type { CustomField } from "../../../../ui/custom-fields/custom-values.js";
import { customersQueryParams } from "./customers-query-params.js";

function queryParams(search: string, customFields: readonly CustomField[] = []) {
  const parameters = new URLSearchParams(search);
  const address = {
    value: (name: string) => parameters.get(name) ?? "",
    values: (name: string) => parameters.getAll(name),
    after: parameters.get("after") ?? undefined,
  };
  return customersQueryParams(address, customFields);
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

  test("include the conditions and sorts of declared fields, and ignore unknown ones", () => {
    const field = { name: "company", kind: "TEXT", isFilter: true, isSortable: true, choices: [] };
    const search = "custom.company=Lilac&custom.company=Oak&custom.other=x&role=ADMIN&sort=CUSTOM_COMPANY_DESC";
    expect(queryParams(search, [field as unknown as CustomField])).toEqual({
      first: 25,
      filter: { role: "ADMIN", custom: { company: ["Lilac", "Oak"] } },
      sort: "CUSTOM_COMPANY_DESC",
    });
    expect(queryParams(search)).toEqual({ first: 25, filter: { role: "ADMIN" } });
  });
});
