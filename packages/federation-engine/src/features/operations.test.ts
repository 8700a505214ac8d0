import { describe, expect, test } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import { FederatedGraph, type TestSubgraphs } from "../testing/federated-graph.js";

type Given = Readonly<Record<string, unknown>>;
const text = (value: unknown) => JSON.stringify(value);

const subgraphs = (): TestSubgraphs => ({
  echo: {
    sdl: `type Query { thing: Thing! said(number: Int = 5, texts: [String!], by: By, level: Level = LOW, any: Any): String both(level: Level): String }
      type Mutation { change(text: String!): String }
      type Thing @key(fields: "id") { id: ID! }
      input By { a: Int! = 3 b: By c: Level gone: Int hidden: Int @inaccessible }
      enum Level { LOW HIGH SECRET @inaccessible }
      scalar Any`,
    resolvers: {
      Query: {
        thing: () => ({ id: "1" }),
        said: (_: unknown, given: Given) => text(given),
        both: (_: unknown, { level }: Given) => level,
      },
      Mutation: { change: (_: unknown, { text: said }: Given) => said },
    },
  },
  more: {
    sdl: `type Thing @key(fields: "id") { id: ID! heard(number: Int = 9, by: By, any: Any, level: Level): String }
      input By { a: Int! = 3 b: By c: Level }
      enum Level { LOW HIGH ONLY_HERE }
      scalar Any`,
    resolvers: { Thing: { heard: (_: unknown, given: Given) => text(given) } },
  },
});

const several = `query A { said(number: 1) ...f } query B($n: Int!) { said(number: $n) } mutation C { change(text: "c") }
  fragment f on Query { thing { id } }`;

/** `end` inside of `times` brackets. */
function nested(start: "[" | "... {", end: string, times: number): string {
  return start.repeat(times) + end + (start === "[" ? "]" : "}").repeat(times);
}

/** A query and this number of fragments, each of which spreads the next. */
function chain(length: number): string {
  const fragments = Array.from(
    { length },
    (_, n) => `fragment F${n} on Query { ${n + 1 < length ? `...F${n + 1}` : "__typename"} }`,
  );
  return `{ ...F0 } ${fragments.join(" ")}`;
}

describe("operations and variables", () => {
  expectRows(subgraphs, [
    {
      title: "one of several, by its name",
      query: several,
      operationName: "A",
      data: { said: `{"number":1,"level":"LOW"}`, thing: { id: "1" } },
    },
    {
      title: "another of them, with its variables",
      query: several,
      operationName: "B",
      variables: { n: 2 },
      data: { said: `{"number":2,"level":"LOW"}` },
    },
    { title: "a mutation among them", query: several, operationName: "C", data: { change: "c" } },
    {
      title: "defaults of variables, at the root and in an entity",
      query: `query ($n: Int = 7, $by: By = { a: 1, c: HIGH }) { said(number: $n, by: $by) thing { heard(number: $n, by: $by) } }`,
      data: {
        said: `{"number":7,"by":{"a":1,"c":"HIGH"},"level":"LOW"}`,
        thing: { heard: `{"number":7,"by":{"a":1,"c":"HIGH"}}` },
      },
    },
    {
      title: "a null variable does not get the default",
      query: `query ($n: Int = 7) { said(number: $n) thing { heard(number: $n) } }`,
      variables: { n: null },
      data: { said: `{"number":null,"level":"LOW"}`, thing: { heard: `{"number":null}` } },
    },
    {
      title: "an absent variable leaves the argument at its own default",
      query: `query ($n: Int, $any: Any) { said(number: $n, any: $any) thing { heard(number: $n, any: $any) } }`,
      data: { said: `{"number":5,"level":"LOW"}`, thing: { heard: `{"number":9}` } },
    },
    {
      title: "variables in lists and objects",
      query: `query ($a: Int!, $t: String!) { said(texts: ["x", $t], by: { a: $a, b: { a: $a } }) thing { heard(by: { a: $a, b: { c: LOW } }) } }`,
      variables: { a: 4, t: "y" },
      data: {
        said: `{"number":5,"texts":["x","y"],"by":{"a":4,"b":{"a":4}},"level":"LOW"}`,
        thing: { heard: `{"number":9,"by":{"a":4,"b":{"a":3,"c":"LOW"}}}` },
      },
    },
    {
      title: "custom scalars of any structure, as values and as variables",
      query: `query ($any: Any) { a: said(any: $any) b: said(any: { list: [1, "two", null, { x: 1.5 }] }) thing { heard(any: $any) } }`,
      variables: { any: { deep: [{ er: [true, null, 1e3, '\u2028 \u{1f600} "quoted"'] }] } },
      data: {
        a: `{"number":5,"level":"LOW","any":{"deep":[{"er":[true,null,1000,"\u2028 \u{1f600} \\"quoted\\""]}]}}`,
        b: `{"number":5,"level":"LOW","any":{"list":[1,"two",null,{"x":1.5}]}}`,
        thing: { heard: `{"number":9,"any":{"deep":[{"er":[true,null,1000,"\u2028 \u{1f600} \\"quoted\\""]}]}}` },
      },
    },
    {
      title: "undeclared variables are not sent",
      query: `query ($n: Int!) { thing { heard(number: $n, level: HIGH) } }`,
      variables: { n: 3, unused: "not declared" },
      data: { thing: { heard: `{"number":3,"level":"HIGH"}` } },
    },
  ]);

  test.each([
    ["several operations and no name", several, undefined, {}, "operationName must name one operation"],
    ["an unknown name", several, "D", {}, `no operation "D"`],
    ["no operation", "fragment f on Query { thing { id } }", undefined, {}, "is never used"],
    ["a missing variable", several, "B", {}, `"$n" of required type "Int!" was not provided`],
    ["a variable of the wrong type", several, "B", { n: "2" }, `got invalid value "2"`],
    [
      "a value of an enum that only one subgraph takes",
      `{ thing { heard(level: ONLY_HERE) } }`,
      undefined,
      {},
      "ONLY_HERE",
    ],
    ["an inaccessible enum value", `{ both(level: SECRET) }`, undefined, {}, "SECRET"],
    ["an input field of only one subgraph", `{ said(by: { gone: 1 }) }`, undefined, {}, "gone"],
    [
      "a document too deep for the parser",
      `{ said(any: ${"[".repeat(100_000)}`,
      undefined,
      {},
      "The limit is 200 levels",
    ],
    ["a selection too deep", `{ thing { ${nested("... {", "id", 199)} } }`, undefined, {}, "nested 201 levels deep"],
    ["a value too deep", `{ said(any: ${nested("[", "1", 200)}) }`, undefined, {}, "nested 201 levels deep"],
    ["a chain of fragments too deep", chain(200), undefined, {}, "nested 201 levels deep"],
    ["a long chain of fragments", chain(5000), undefined, {}, "levels deep"],
    [
      "a circle of fragments",
      `{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }`,
      undefined,
      {},
      "itself",
    ],
    ["an inaccessible input field", `{ said(by: { hidden: 1 }) }`, undefined, {}, "hidden"],
  ])("%s is refused", async (_title, query, operationName, variables, message) => {
    const graph = await FederatedGraph.open(subgraphs());
    await expect(
      graph.run({ query, variables, ...(operationName === undefined ? {} : { operationName }) }),
    ).rejects.toThrow(message);
  });
});

test.each([
  ["a value", `{ said(any: ${nested("[", "1", 200)}) }`, 212],
  ["a chain of fragments", chain(200), 1],
])("the place of %s that is too deep is reported", async (_what, query, column) => {
  const graph = await FederatedGraph.open(subgraphs());
  const refused = await graph.run({ query }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ errors: [{ locations: [{ line: 1, column }] }] });
});
