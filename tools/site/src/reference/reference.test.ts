import { readFileSync } from "node:fs";
import { buildSchema, isIntrospectionType, isSpecifiedScalarType } from "graphql";
import { describe, expect, test } from "vitest";
import { graphPages } from "./graph-pages.ts";
import { plainText, table, type ReferencePage } from "./markdown.ts";
import { restPages, type OpenApiDocument } from "./rest-pages.ts";

const headings = (pages: readonly ReferencePage[]): string[] =>
  pages.flatMap(({ text }) => [...text.matchAll(/^## (.+)$/gm)].map(([, title = ""]) => title));

describe("the reference of the graph", () => {
  const sdl = readFileSync("schema/api.graphql", "utf8");

  test("has every type and every operation", () => {
    const schema = buildSchema(sdl);
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !roots.includes(type as never),
    );
    const operations = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}));
    expect(headings(graphPages(sdl)).sort()).toEqual([...types.map(({ name }) => name), ...operations].sort());
  });

  test("links types, also in lists, and shows arguments and deprecations", () => {
    const pages = graphPages(`
      type Query { "Finds <all> of them." orders(first: Int!): [Order!]! }
      type Order { id: ID! code: String @deprecated(reason: "Use id.") }
    `);
    const text = (path: string): string | undefined => pages.find((each) => each.path === path)?.text;
    expect(text("queries.md")).toContain("Finds &lt;all> of them.\n\nReturns `[`[`Order`](objects.md#order)`!]!`.");
    expect(text("queries.md")).toContain("| `first` | `Int``!` |");
    expect(text("objects.md")).toContain("| `code` | `String` | **Deprecated:** Use id. |");
  });
});

test("the reference of REST has every route and every schema", () => {
  const document = JSON.parse(readFileSync("schema/openapi.json", "utf8")) as OpenApiDocument;
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const expected = [...routes, ...Object.keys(document.components.schemas)].sort();
  expect(headings(restPages(document)).sort()).toEqual(expected);
});

test("text outside of code cannot start a tag or a template", () => {
  expect(plainText("a <b> {{ c }} `<d>`")).toBe("a &lt;b> &#123;&#123; c }} `<d>`");
});

test("a cell cannot end its column or its row", () => {
  expect(table(["a"], [["b | c\nd"]])).toBe("| a |\n| --- |\n| b \\| c d |\n");
});
