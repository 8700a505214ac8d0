import { getArgumentValues, printSchema, type DirectiveNode, type GraphQLResolveInfo } from "graphql";
import { describe, expect, test } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import { FederatedGraph, type TestSubgraphs } from "../testing/federated-graph.js";

const directives = `directive @lang(code: String!, plain: Plain) repeatable on FIELD | FRAGMENT_SPREAD | VARIABLE_DEFINITION
  directive @trace(id: ID) on QUERY | FIELD
  directive @audit on MUTATION | SUBSCRIPTION
  directive @part on INLINE_FRAGMENT
  input Plain { yes: Boolean = true }\n`;

/** Writes the directives that reach the subgraph: of the operation, and of each selection of the field. */
function seen(_source: unknown, _given: unknown, _context: unknown, info: GraphQLResolveInfo): string {
  const text = ({ directives: nodes = [] }: { readonly directives?: readonly DirectiveNode[] | undefined }) =>
    nodes.map((node) => {
      const definition = info.schema.getDirective(node.name.value);
      return definition
        ? Object.values(getArgumentValues(definition, node, info.variableValues))
            .map((value) => JSON.stringify(value))
            .join("-")
            .replaceAll('"', "")
        : "";
    });
  return `${text(info.operation).join()}|${info.fieldNodes.map((node) => text(node).join()).join("+")}`;
}

const subgraphs = (): TestSubgraphs => ({
  a: {
    sdl: `${directives} directive @own on FIELD
      type Query { p: P any: [Any] }
      type Mutation { change: P }
      type P @key(fields: "id") { id: ID! t: String price: String r: R @shareable }
      type R { t: String }
      interface Any { t: String }
      type One implements Any { t: String } type Two implements Any { t: String }`,
    resolvers: {
      Query: { p: () => ({ id: "1" }), any: () => [{ __typename: "One" }, { __typename: "Two" }] },
      Mutation: { change: () => ({ id: "2" }) },
      P: {
        id: (source: { id: string }, ...rest: [unknown, unknown, GraphQLResolveInfo]) => {
          const text = seen(source, ...rest);
          return text.endsWith("|") ? source.id : text;
        },
        t: seen,
        price: () => "5",
        r: () => ({}),
      },
      R: { t: seen },
      One: { t: seen },
      Two: { t: seen },
    },
  },
  b: {
    sdl: `${directives}
      type P @key(fields: "id") { id: ID! u: String price: String @external total: String @requires(fields: "price") r: R @shareable }
      type R { w: String }`,
    resolvers: {
      P: {
        __resolveReference: (reference: object) => reference,
        u: seen,
        total: ({ id, price }: Record<string, string>) => `${id}: ${price}`,
        r: () => ({}),
      },
      R: { w: seen },
    },
  },
});

describe("directives for subgraphs", () => {
  expectRows(subgraphs, [
    {
      title: "reach each subgraph with their variables",
      query: `query ($c: String!, $yes: Boolean) { p { t @lang(code: $c) u @lang(code: $c, plain: { yes: $yes }) @lang(code: "x") } }`,
      variables: { c: "fr", yes: false },
      data: { p: { t: "|fr", u: "|fr-{yes:false},x" } },
      requests: { a: 1, b: 1 },
    },
    {
      title: "of the operation reach each request, and only as one that it may have",
      query: `query Q($id: ID) @trace(id: $id) { p { t u @trace } }`,
      variables: { id: "7" },
      data: { p: { t: "7|", u: "7|" } },
    },
    {
      title: "of a mutation do not reach the queries after it",
      query: "mutation @audit { change { t u } }",
      data: { change: { t: "|", u: "|" } },
    },
    {
      title: "are beside @skip and @include, which the engine resolves",
      query: `query ($no: Boolean!) { p { t @lang(code: "fr") @skip(if: $no) @include(if: true) u @include(if: $no) } }`,
      variables: { no: false },
      data: { p: { t: "|fr" } },
    },
    {
      title: "differ by alias",
      query: `{ p { t a: t @lang(code: "a") b: t @lang(code: "b") } }`,
      data: { p: { t: "|", a: "|a", b: "|b" } },
    },
    {
      title: "of all selections of one field",
      query: `{ p { t @lang(code: "a") ...f } } fragment f on P { t t @lang(code: "b") t @lang(code: "a") }`,
      data: { p: { t: "|a++b" } },
    },
    {
      title: "of an object, with the fields of all its selections",
      query: `{ p @lang(code: "a") { t } p @lang(code: "b") { u } }`,
      data: { p: { t: "|", u: "|" } },
    },
    {
      title: "of an object that two subgraphs answer in parts",
      query: `{ p { r @lang(code: "a") { t w @lang(code: "b") t @lang(code: "c") } } }`,
      data: { p: { r: { t: "|+c", w: "|b" } } },
    },
    {
      title: "of types of an interface",
      query: `{ any { t ... on One { t @lang(code: "one") } } }`,
      data: { any: [{ t: "|+one" }, { t: "|" }] },
    },
    {
      title: "do not change the key and the required fields",
      query: `{ p { id @lang(code: "a") price @lang(code: "b") u total } }`,
      data: { p: { id: "|a", price: "5", u: "|", total: "1: 5" } },
    },
    {
      title: "do not make two requests for one entity",
      query: `{ p { u @lang(code: "a") } same: p { u @lang(code: "a") } }`,
      data: { p: { u: "|a" }, same: { u: "|a" } },
      entities: { b: 1 },
    },
    {
      title: "make different requests for one entity",
      query: `{ p { u @lang(code: "a") } other: p { u @lang(code: "b") } }`,
      data: { p: { u: "|a" }, other: { u: "|b" } },
    },
  ]);

  test.each([
    [
      "a fragment",
      `{ p { ...f @lang(code: "a") } } fragment f on P { t }`,
      '"@lang" may not be used on FRAGMENT_SPREAD',
    ],
    [
      "a variable",
      `query ($n: Boolean! @lang(code: "a")) { p { t @skip(if: $n) } }`,
      '"@lang" may not be used on VARIABLE_DEFINITION',
    ],
    ["a fragment alone", "{ p { ... @part { t } } }", 'Unknown directive "@part"'],
    ["only some subgraphs", "{ p { t @own } }", 'Unknown directive "@own"'],
  ])("for %s are refused", async (_which, query, message) => {
    const { engine } = await FederatedGraph.open(subgraphs());
    expect(() => engine.prepare(query)).toThrow(message);
  });

  test("have the places that clients can use in the schema", async () => {
    const { engine } = await FederatedGraph.open(subgraphs());
    expect(printSchema(engine.schema).match(/^directive @(?!defer).*$/gm)).toEqual([
      "directive @audit on MUTATION | SUBSCRIPTION",
      "directive @lang(code: String!, plain: Plain) repeatable on FIELD",
      "directive @trace(id: ID) on FIELD | QUERY",
    ]);
  });
});
