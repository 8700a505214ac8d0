import { describe, expect, test } from "vitest";
import { keysetClauses, type KeysetOrder } from "./keyset-clauses.js";
import type { PageRequest } from "../values/page.js";
import { SqlParameters } from "./sql-parameters.js";

const byName = (descending: boolean): KeysetOrder => ({
  keys: [
    { value: "name", type: "text" },
    { value: "id", type: "uuid" },
  ],
  descending,
});
const from = ["ada", "x"];

function clauses(order: KeysetOrder, page: Partial<PageRequest>): unknown[] {
  const parameters = new SqlParameters();
  const { start, order: ordered } = keysetClauses(
    order,
    { size: 20, direction: "forward", order: "NAME", from: null, ...page },
    parameters,
  );
  return [start, ordered, parameters.values];
}

describe("the SQL clauses of a page", () => {
  test.each<[string, boolean, Partial<PageRequest>, unknown[]]>([
    ["for the first page", false, {}, ["true", "order by name asc, id asc limit $1", [21]]],
    ["for the first page in descending order", true, {}, ["true", "order by name desc, id desc limit $1", [21]]],
    [
      "for a page after a row",
      false,
      { from },
      ["(name, id) > ($2::text::text, $3::text::uuid)", "order by name asc, id asc limit $1", [21, "ada", "x"]],
    ],
    [
      "for a page after a row in descending order",
      true,
      { from },
      ["(name, id) < ($2::text::text, $3::text::uuid)", "order by name desc, id desc limit $1", [21, "ada", "x"]],
    ],
    [
      "for a page that ends before a row",
      false,
      { from, direction: "backward" },
      ["(name, id) < ($2::text::text, $3::text::uuid)", "order by name desc, id desc limit $1", [21, "ada", "x"]],
    ],
    ["for the last page", true, { direction: "backward" }, ["true", "order by name asc, id asc limit $1", [21]]],
  ])("are correct %s", (_page, descending, page, expected) => {
    expect(clauses(byName(descending), page)).toEqual(expected);
  });

  test("put every sort value into the cursor", () => {
    expect(
      keysetClauses(byName(true), { size: 1, direction: "forward", order: "NAME", from }, new SqlParameters()).key,
    ).toBe("json_build_array(name, id)");
  });
});
