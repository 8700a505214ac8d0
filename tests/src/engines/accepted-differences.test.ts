import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { acceptedDifferences } from "./accepted-differences.js";

const page = readFileSync(new URL("../../../docs/router/compared-with-apollo.md", import.meta.url), "utf8");

test("docs/router/compared-with-apollo.md has one row for each accepted difference, and no others", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("|"));
  const documented = rows.slice(2).map((row) => row.split("|")[1]?.trim());
  expect(documented).toEqual(acceptedDifferences.map(({ what }) => what));
});
