import { describe, expect, test } from "vitest";
import { ordersQueryParams } from "./orders-query-params.js";

function queryParams(search: string) {
  const parameters = new URLSearchParams(search);
  return ordersQueryParams({
    value: (name) => parameters.get(name) ?? "",
    values: (name) => parameters.getAll(name),
    after: parameters.get("after") ?? undefined,
  });
}

describe("the variables that an address of the order list gives", () => {
  test("are only the first page for an empty address", () => {
    expect(queryParams("")).toEqual({ first: 25, filter: {} });
  });

  test("include all filters of the address, with days in the browser's time zone", () => {
    expect(
      queryParams(
        "q=ord-10&status=PAID&status=PROCESSING&from=2026-03-01&to=2026-03-31&min=5&max=99.90&sort=OLDEST&after=x",
      ),
    ).toEqual({
      first: 25,
      after: "x",
      sort: "OLDEST",
      filter: {
        search: "ord-10",
        statuses: ["PAID", "PROCESSING"],
        placedFrom: new Date(2026, 2, 1).toISOString(),
        placedTo: new Date(2026, 3, 1).toISOString(),
        minTotal: "5",
        maxTotal: "99.90",
      },
    });
  });

  test.each(["status=LOST", "from=soon", "min=-1", "max=1e9", "sort=BEST", "q=%20"])("ignore %s", (search) => {
    expect(queryParams(search)).toEqual({ first: 25, filter: {} });
  });
});
