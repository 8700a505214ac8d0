import { describe, expect, test } from "vitest";
import { buildClientSchema, getIntrospectionQuery, printSchema, type IntrospectionQuery } from "graphql";
import { expectRows } from "../testing/expect-rows.js";
import { FederatedGraph, type TestSubgraphs } from "../testing/federated-graph.js";

const subgraphs = (): TestSubgraphs => ({
  products: {
    sdl: `
      "what can be asked" type Query { "one" product(id: ID! = "1"): Product old: Int @deprecated(reason: "gone soon") hidden: Secret @inaccessible }
      type Product implements Node @key(fields: "id") { id: ID! name: String cost: Int @inaccessible size(unit: Unit = CM, raw: Int @inaccessible): Int }
      interface Node { id: ID! }
      enum Unit { CM INCH LINE @inaccessible }
      type Secret @inaccessible { id: ID }
      union Found = Product | Other
      type Other { x(by: By): Int }
      input By { a: Int b: Int @inaccessible }
      type Mutation { run: Run }
      type Run { query: Query! queries: [Query!]! }
      scalar Day @specifiedBy(url: "https://example.com/day")`,
    resolvers: {
      Query: { product: () => ({ id: "1", name: "one" }) },
      Mutation: { run: () => ({ query: {}, queries: [{}, {}] }) },
    },
  },
  stock: { sdl: `type Product @key(fields: "id") { id: ID! stock: Int day: Day } scalar Day` },
});

const none = { products: 0, stock: 0 };

describe("introspection", () => {
  expectRows(subgraphs, [
    {
      title: "a type by a variable, without a request to a subgraph",
      query: `query ($name: String!) { __type(name: $name) { name kind fields { name } } }`,
      variables: { name: "Node" },
      data: { __type: { name: "Node", kind: "INTERFACE", fields: [{ name: "id" }] } },
      requests: none,
    },
    {
      title: "an unknown type, or an inaccessible one",
      query: `{ a: __type(name: "Nothing") { name } b: __type(name: "Secret") { name } c: __type(name: "_Any") { name } }`,
      data: { a: null, b: null, c: null },
    },
    {
      title: "together with data, in the order of the query",
      query: `{ product { name } __schema { queryType { name } } kind: __typename }`,
      data: { product: { name: "one" }, __schema: { queryType: { name: "Query" } }, kind: "Query" },
      requests: { products: 1 },
    },
    {
      title: "below a payload's query, and in a list of it",
      query: `mutation ($n: String!) { run { query { kind: __typename __type(name: $n) { name } ...s } queries { ...s } } }
        fragment s on Query { s: __schema { queryType { name } } }`,
      variables: { n: "Unit" },
      data: {
        run: {
          query: { kind: "Query", __type: { name: "Unit" }, s: { queryType: { name: "Query" } } },
          queries: [{ s: { queryType: { name: "Query" } } }, { s: { queryType: { name: "Query" } } }],
        },
      },
      requests: { products: 1 },
    },
    {
      title: "in fragments, with aliases, twice",
      query: `{ ...f ... { s: __schema { mutationType { name } } } }
        fragment f on Query { s: __schema { ...g queryType { kind } } product { __typename } }
        fragment g on __Schema { queryType { name } }`,
      data: {
        s: { mutationType: { name: "Mutation" }, queryType: { name: "Query", kind: "OBJECT" } },
        product: { __typename: "Product" },
      },
    },
    {
      title: "skipped by a variable",
      query: `query ($no: Boolean!) { __schema @include(if: $no) { queryType { name } } __type(name: "Unit") { name @skip(if: $no) kind @include(if: $no) } }`,
      variables: { no: false },
      data: { __type: { name: "Unit" } },
      requests: none,
    },
    {
      title: "__typename in introspection",
      query: `{ __type(name: "Unit") { __typename k: __typename enumValues { __typename name } } }`,
      data: {
        __type: {
          __typename: "__Type",
          k: "__Type",
          enumValues: ["CM", "INCH"].map((name) => ({ __typename: "__EnumValue", name })),
        },
      },
    },
  ]);

  test("the whole schema has only accessible elements and nothing from federation", async () => {
    const graph = await FederatedGraph.open(subgraphs());
    const { data, sent } = await graph.run({ query: getIntrospectionQuery({ specifiedByUrl: true }) });
    expect(sent).toEqual([]);
    const printed = printSchema(buildClientSchema(data as IntrospectionQuery));
    expect(printed).not.toMatch(/hidden|Secret|cost|raw|\bLINE\b|\bb: Int|join__|link__|_Entity|_Any|_Service|@key/);
    expect(printed).toContain("day: Day");
    expect(printed).toContain('old: Int @deprecated(reason: "gone soon")');
    expect(printed).toContain('scalar Day @specifiedBy(url: "https://example.com/day")');
    expect(printed).toContain("union Found = Product | Other");
    expect(printed).toContain("type Product implements Node");
    expect(printed).toContain("size(unit: Unit = CM): Int");
    expect(printed).toContain('"""what can be asked"""');
  });
});
