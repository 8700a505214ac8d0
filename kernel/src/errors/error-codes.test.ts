import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Kind, parse } from "graphql";
import { errorCodes, type ErrorCode } from "./error-codes.js";

const root = join(import.meta.dirname, "../../..");
const table: [string, ErrorCode][] = Object.entries(errorCodes);

/** The codes that occur only in GraphQL errors or HTTP responses. */
const codesOfRequests = new Set([
  "BAD_USER_INPUT",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "METHOD_NOT_ALLOWED",
  "UNTRUSTED_DOCUMENT",
  "RATE_LIMITED",
  "CAPTCHA_REQUIRED",
  "CAPTCHA_UNAVAILABLE",
  "OVERLOADED",
  "PLAN_TOO_LARGE",
  "SUPERGRAPH_CHANGED",
  "SUBGRAPH_UNAVAILABLE",
  "INTERNAL_SERVER_ERROR",
]);

/** HTTP's names for the types that have other codes. */
const otherNames: Readonly<Partial<Record<string, string>>> = { InvalidInput: "VALIDATION_FAILED" };

/** `OutOfStock` has the code OUT_OF_STOCK. */
function codeOf(typeName: string): string {
  return otherNames[typeName] ?? typeName.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}

/** Returns the codes of the types that implement Problem, with their subgraphs. */
function codesInSchema(): Map<string, string[]> {
  const folder = join(root, "schema/subgraphs");
  const found = readdirSync(folder).flatMap((file) =>
    parse(readFileSync(join(folder, file), "utf8")).definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION && node.interfaces?.some(({ name }) => name.value === "Problem")
        ? [{ code: codeOf(node.name.value), subgraph: file.replace(".graphql", "") }]
        : [],
    ),
  );
  return new Map(
    [...Map.groupBy(found, ({ code }) => code)].map(([code, types]) => [code, types.map(({ subgraph }) => subgraph)]),
  );
}

/** Returns the rows of the document's table, in order. */
function codesInDocument(): [string, ErrorCode][] {
  return readFileSync(join(root, "docs/error-codes.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => {
      const [code = "", status, owner = "", means = "", caller = ""] = line.split("|").slice(1, -1).map(trimmed);
      return [code.replaceAll("`", ""), { owner, status: Number(status), means, caller }];
    });
}

function trimmed(cell: string): string {
  return cell.trim();
}

test("docs/error-codes.md matches the table; `npm run error-codes` writes it", () => {
  expect(codesInDocument()).toEqual(table);
});

describe("the types of the schema that implement Problem", () => {
  const inSchema = codesInSchema();

  test("have exactly the codes of the table", () => {
    const ofProblems = table.map(([code]) => code).filter((code) => !codesOfRequests.has(code));
    expect([...inSchema.keys()].sort()).toEqual(ofProblems.sort());
  });

  test.each(table.filter(([code, { owner }]) => owner !== "several" && inSchema.has(code)))(
    "%s comes from the subgraphs that the table names",
    (code, { owner }) => {
      expect(inSchema.get(code)?.sort()).toEqual(owner.split(", ").sort());
    },
  );
});

test("every request code is in the table", () => {
  expect(Object.keys(errorCodes)).toEqual(expect.arrayContaining([...codesOfRequests]));
});
