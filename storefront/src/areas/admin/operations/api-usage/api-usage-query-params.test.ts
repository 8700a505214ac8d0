import { expect, test } from "vitest";
import { apiUsageQueryParams } from "./api-usage-query-params";

test.each<[string, Record<string, string>, object]>([
  ["an empty address", {}, { first: 25, filter: {}, days: 30 }],
  ["a search", { search: " Cart " }, { first: 25, filter: { search: "Cart" }, days: 30 }],
  ["deprecated fields", { deprecated: "yes" }, { first: 25, filter: { deprecated: true }, days: 30 }],
  ["days and a sort", { days: "7", sort: "P99_DESC" }, { first: 25, filter: {}, days: 7, sort: "P99_DESC" }],
  ["unknown values", { days: "8", sort: "WRONG" }, { first: 25, filter: {}, days: 30 }],
])("the query of %s", (_what, address, expected) => {
  expect(apiUsageQueryParams((name) => address[name] ?? "", undefined)).toEqual(expected);
});
