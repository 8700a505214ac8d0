import { expect, test } from "vitest";
import { notificationsQueryParams } from "./notifications-query-params";

function queryParams(search: string) {
  const parameters = new URLSearchParams(search);
  const value = (name: string) => parameters.get(name) ?? "";
  return notificationsQueryParams({ value, after: parameters.get("after") ?? undefined });
}

test.each([
  ["an empty address loads all", "", { first: 25, filter: {} }],
  ["a search is trimmed", "q=%20ada%20", { first: 25, filter: { search: "ada" } }],
  ["a known status", "status=FAILED", { first: 25, filter: { status: "FAILED" } }],
  ["an unknown status is ignored", "status=LOST", { first: 25, filter: {} }],
  ["a sort", "sort=KIND_DESC", { first: 25, filter: {}, sort: "KIND_DESC" }],
  ["an unknown sort is ignored", "sort=BEST", { first: 25, filter: {} }],
  [
    "all of it with a page",
    "q=a&status=SENT&kind=WELCOME&after=c",
    { first: 25, filter: { search: "a", status: "SENT", kind: "WELCOME" }, after: "c" },
  ],
])("%s", (_rule, search, variables) => {
  expect(queryParams(search)).toEqual(variables);
});
