import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codeBlocks, sourceProblems, type CodeBlock } from "./code-blocks.ts";
import { clientSchema, graphqlProblems } from "./graphql-blocks.ts";
import { typescriptProblems } from "./typescript-blocks.ts";

const page = (...lines: readonly string[]): readonly CodeBlock[] => codeBlocks("docs/page.md", lines.join("\n"));

describe("codeBlocks", () => {
  test("returns language, info, text and line, without the indent of a list", () => {
    expect(page("1. Write it:", "", "   ```ts file=src/a.ts", "   const a = 1;", "   ```", "")).toMatchObject([
      { line: 4, language: "ts", info: "file=src/a.ts", text: "const a = 1;\n", context: "", unchecked: undefined },
    ]);
  });

  test("returns the context before a block with its line, or why the block is not checked", () => {
    const context = ["<!-- context", "declare const id: string;", "-->", "", "```ts", "id;", "```"];
    const unchecked = ["<!-- unchecked: it is old -->", "", "```ts", "old;", "```"];
    expect(page(...context, "", ...unchecked)).toMatchObject([
      { context: "declare const id: string;", contextLine: 2, line: 6, unchecked: undefined },
      { context: "", line: 12, unchecked: "it is old" },
    ]);
  });
});

test.each([
  ["lines of its file with gaps and another indent", ["const a = 1;", "", "return b;"], []],
  ["a line that its file does not have", ["const a = 1;", "const c = 3;"], [{ line: 3 }]],
  ["lines in another order", ["return b;", "const a = 1;"], [{ line: 3 }]],
])("a block with from= and %s", (_what, lines, problems) => {
  const text = "function f() {\n  const a = 1;\n  const b = 2;\n\n  return b;\n}\n";
  const [block] = page("```ts from=src/a.ts", ...lines, "```");
  expect(sourceProblems(block!, () => text)).toMatchObject(problems);
});

describe("a graphql block", () => {
  const schema = clientSchema(readFileSync("schema/api.graphql", "utf8"));
  const problems = (...lines: readonly string[]) =>
    page("```graphql", ...lines, "```").flatMap((block) => graphqlProblems(block, schema));

  test("may have several operations without names, and deferred parts", () => {
    expect(problems("{ me { __typename } }", "{ ... @defer { me { __typename } } }")).toEqual([]);
  });

  test("has a problem at the line of an unknown field", () => {
    expect(problems("query {", "  noSuchField", "}")).toMatchObject([{ file: "docs/page.md", line: 3 }]);
  });

  test("has a problem when it does not parse", () => {
    expect(problems("query {")).toMatchObject([{ message: expect.stringContaining("Syntax Error") }]);
  });

  test("can extend the graph by its context", () => {
    const [block] = page(
      "<!-- context",
      "extend type Query { gift: String }",
      "-->",
      "",
      "```graphql",
      "{ gift }",
      "```",
    );
    expect(graphqlProblems(block!, schema)).toEqual([]);
  });
});

test("a ts block has the compiler's errors at the lines of the page, and finds packages, context and examples", () => {
  const blocks = page(
    "<!-- context",
    "declare const shop: ShopClient;",
    "-->",
    "",
    "```ts",
    'import { ShopClient } from "@souk/client";',
    'import { twoPerBuyer } from "./src/rules/two-per-buyer.ts";',
    "await shop.signOut();",
    "shop.noSuchMethod(twoPerBuyer);",
    "```",
  );
  expect(typescriptProblems(blocks)).toMatchObject([
    { file: "docs/page.md", line: 9, message: expect.stringContaining("'noSuchMethod' does not exist") },
  ]);
});
