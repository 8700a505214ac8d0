import { composeServices } from "@apollo/composition";
import { Engine } from "@souk/federation-engine";
import { parse } from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { costRulesOf } from "./cost-directives.js";
import { OperationCosts } from "./operation-cost.js";

const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", ${imports}])`;
const library = `
  type Query {
    book: Book
    books: [Book]
    shelf: [Book] @listSize(assumedSize: 50)
    top(limit: Int): [Book] @listSize(slicingArguments: ["limit"], requireOneSlicingArgument: false)
    latest(limit: Int = 3): [Book] @listSize(assumedSize: 7, slicingArguments: ["limit"])
    found(max: Int, least: Int): [Book] @listSize(slicingArguments: ["max", "least"])
    ranked(max: Int, least: Int = 30): [Book] @listSize(slicingArguments: ["max", "least"])
    either(max: Int, least: Int): [Book]
      @listSize(assumedSize: 7, slicingArguments: ["max", "least"], requireOneSlicingArgument: false)
    page(first: Int, last: Int): BookConnection
      @listSize(slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
    search(input: Search @cost(weight: 3), genres: [Genre] = [NOVEL], genre: Genre @cost(weight: 1), plain: Int): Int @cost(weight: 7)
    nested(input: Search!): [Book] @listSize(slicingArguments: ["plain"], requireOneSlicingArgument: false)
    isbns: [ISBN]
    item: Item
    thing: Thing
    plainPage(first: Int): BookConnection
    plainList(first: Int, last: Int): [Book]
    grid: [[Book]]
    cheap: Book @cost(weight: -5)
  }
  type Mutation { add(title: String @cost(weight: 4)): Book }
  type BookConnection { edges: [BookEdge] nodes: [Book] popular: [Book] facets: Facets }
  type BookEdge { node: Book cursor: String }
  type Facets @cost(weight: 0) { count: Int }
  type Book implements Item @key(fields: "id") @cost(weight: 2) { id: ID! copies: [Copy] parts: [Copy] pages: Int @cost(weight: 6) }
  type Copy { id: ID! }
  type Film implements Item { id: ID! copies: [Copy] @listSize(assumedSize: 40) parts: [Copy] @listSize(assumedSize: 3) pages: Int }
  interface Item { id: ID! copies: [Copy] parts: [Copy] pages: Int }
  union Thing = Book | Copy
  enum Genre @cost(weight: 5) { NOVEL POETRY }
  scalar ISBN @cost(weight: 3)
  input Search { text: String @cost(weight: 10) genres: [Genre] first: Int more: [Search] }`;
const shop = `type Book @key(fields: "id") @cost(weight: 4) { id: ID! price: Int @cost(weight: 1) }`;

/** Composes the subgraphs with these imports, in which directives have these names. */
function composed(imports: string, called = (sdl: string) => sdl): string {
  const { supergraphSdl, errors } = composeServices(
    [
      library.replace('["plain"]', '["max"]').replace("nested(input: Search!)", "nested(input: Search!, max: Int)"),
      shop,
    ].map((sdl, index) => ({ name: `s${index}`, url: "http://s", typeDefs: parse(link(imports) + called(sdl)) })),
  );
  if (supergraphSdl === undefined) throw new Error(String(errors));
  // composition refuses paths, which other programs write
  return supergraphSdl.replace('slicingArguments: ["max"]', 'slicingArguments: ["input.first"]');
}

let engine: Engine;
let costs: OperationCosts;

async function open(supergraphSdl: string): Promise<void> {
  engine = await Engine.open({ supergraphSdl });
  costs = new OperationCosts(costRulesOf(engine.supergraph.document));
}

beforeAll(() => open(composed(`"@cost", "@listSize"`)));

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const { schema, document, operation } = engine.prepare(query);
  return costs.of(schema, document, operation, variables);
}

describe("the cost of", () => {
  test.each<[string, string, Record<string, unknown>, number]>([
    ["an object: the largest weight of its type", "{ book { id } }", {}, 4],
    ["a value with a weight", "{ book { pages price } }", {}, 4 + 6 + 1],
    ["a list without a directive: 10", "{ books { id } }", {}, 10 * 4],
    ["a list of an assumed size", "{ shelf { pages } }", {}, 50 * (4 + 6)],
    ["a list by a slicing argument", "{ top(limit: 30) { id } }", {}, 30 * 4],
    ["a list by a variable", "query ($n: Int) { top(limit: $n) { id } }", { n: 500 }, 500 * 4],
    ["a list by the default of a variable", "query ($n: Int = 8) { top(limit: $n) { id } }", {}, 8 * 4],
    ["a list by the default of an argument", "{ latest { id } }", {}, 3 * 4],
    ["a list without its slicing argument: 10", "{ top { id } }", {}, 10 * 4],
    ["a list of a negative size, which may mean all: 10", "{ top(limit: -5) { id } }", {}, 10 * 4],
    ["a list of the size 0, which may mean all: 10", "{ top(limit: 0) { id } }", {}, 10 * 4],
    ["lists in a list", "{ grid { id } }", {}, 10 * 10 * 4],
    ["a negative weight: nothing", "{ cheap { id } book { id } }", {}, 4],
    ["a list by the larger of two slicing arguments", "{ either(max: 4, least: 9) { id } }", {}, 9 * 4],
    ["an assumed size without slicing arguments", "{ either(max: null) { id } }", {}, 7 * 4],
    ["a list by one of two slicing arguments", "{ found(least: 2, max: null) { id } }", {}, 2 * 4],
    ["a list by one of two slicing arguments, and a larger default", "{ ranked(max: 2) { id } }", {}, 30 * 4],
    ["a list by a path into an input object", "{ nested(input: { first: 6 }) { id } }", {}, 6 * 4],
    ["the same by a variable", "query ($i: Search!) { nested(input: $i) { id } }", { i: { first: 5 } }, 5 * 4],
    ["sized fields", "{ page(first: 30) { nodes { id } facets { count } } }", {}, 1 + 30 * 4],
    ["objects in sized fields", "{ page(last: 5) { edges { node { copies { id } } } } }", {}, 1 + 5 * (1 + 4 + 10)],
    [
      "sized fields by way of fragments",
      "{ page(first: 30) { ...P } } fragment P on BookConnection { ... { nodes { id } } }",
      {},
      1 + 30 * 4,
    ],
    [
      "a fragment of pages with several sizes: the largest",
      "{ page(first: 2) { ...P } b: page(first: 30) { ...P } } fragment P on BookConnection { nodes { id } }",
      {},
      2 * (1 + 30 * 4),
    ],
    ["sized fields of an unknown size: 10", "{ page { nodes { id } } }", {}, 1 + 10 * 4],
    ["the other lists of a sized connection: 10", "{ page(first: 2) { popular { id } } }", {}, 1 + 10 * 4],
    ["a page without a directive, of any size", "{ plainPage(first: 300) { nodes { id } } }", {}, 1 + 300 * 4],
    ["a list with first and without a directive", "{ plainList(first: 300) { id } }", {}, 300 * 4],
    ["a list with first and last: the larger", "{ plainList(first: 1, last: 300) { id } }", {}, 300 * 4],
    ["arguments with weights", '{ search(input: { text: "" }, genres: null) }', {}, 7 + 3 + 10],
    ["arguments by the weight of their type, for each value", "{ search(genres: [NOVEL, POETRY]) }", {}, 7 + 2 * 5],
    ["an argument by its own weight instead of that of its type", "{ search(genre: POETRY, genres: []) }", {}, 7 + 1],
    ["arguments by the default of the schema", "{ search }", {}, 7 + 5],
    ["arguments without weights", "{ search(plain: 1, genres: []) }", {}, 7],
    [
      "input objects in variables",
      "query ($i: Search) { search(input: $i, genres: []) }",
      { i: { more: [{ text: "a" }, { text: "b", genres: ["NOVEL"] }] } },
      7 + 3 + 10 + 10 + 5,
    ],
    ["scalars in a list", "{ isbns }", {}, 10 * 3],
    ["an interface: the largest weight of its types", "{ item { pages } }", {}, 4 + 6],
    ["a list of an interface: the largest size in its types", "{ item { copies { id } } }", {}, 4 + 40],
    ["a list of an interface, without a directive in some types", "{ item { parts { id } } }", {}, 4 + 10],
    ["a union: the largest weight of its types", "{ thing { __typename } }", {}, 4],
    ["a mutation", 'mutation { add(title: "a") { id } }', {}, 10 + 4 + 4],
    ["what is skipped", "{ found @skip(if: true) { id } search @include(if: false) }", {}, 0],
  ])("%s", (_what, query, variables, expected) => {
    expect(cost(query, variables)).toBe(expected);
  });

  test.each([
    ["no", "{ found { id } }"],
    ["two", "{ found(max: 1, least: 2) { id } }"],
  ])("a list with %s slicing arguments is an error when it needs one", (_count, query) => {
    expect(() => cost(query)).toThrow("found needs exactly one of these arguments, which limit its list: max, least.");
  });
});

test("a size in an input object is that of each request", async () => {
  const sdl = `${link(`"@listSize"`)}
    type Query { books(input: Page, size: Int): [Book] @listSize(slicingArguments: ["size"]) }
    input Page { size: Int }
    type Book { id: ID! }`;
  const { supergraphSdl = "" } = composeServices([{ name: "books", url: "http://s", typeDefs: parse(sdl) }]);
  const other = await Engine.open({ supergraphSdl: supergraphSdl.replace('["size"]', '["input.size"]') });
  const { schema, document, operation } = other.prepare("query ($page: Page) { books(input: $page) { id } }");
  const otherCosts = new OperationCosts(costRulesOf(other.supergraph.document));
  const sizes = [3, 40].map((size) => otherCosts.of(schema, document, operation, { page: { size } }));
  expect(sizes).toEqual([3, 40]);
});

describe("the directives mean the same", () => {
  test.each<[string, string, (sdl: string) => string]>([
    [
      "under other names",
      `{name: "@cost", as: "@price"}, {name: "@listSize", as: "@length"}`,
      (sdl) => sdl.replaceAll("@cost", "@price").replaceAll("@listSize", "@length"),
    ],
    ["when a subgraph imports neither", "", (sdl) => sdl.replaceAll(/@(cost|listSize)/g, "@federation__$1")],
  ])("%s", async (_what, imports, called) => {
    const expected = costRulesOf(engine.supergraph.document);
    const { supergraph } = await Engine.open({ supergraphSdl: composed(imports, called) });
    expect(costRulesOf(supergraph.document)).toEqual(expected);
  });

  test("a directive of the same name that belongs to another feature has no weight", async () => {
    const supergraphSdl = composed(`"@cost", "@listSize"`).replace(
      /url: "https:\/\/specs.apollo.dev\/cost\/v0.1", import: \["@listSize"\]/,
      'url: "https://shop.test/price/v0.1", import: ["@cost", "@listSize"]',
    );
    const { supergraph } = await Engine.open({ supergraphSdl });
    expect(costRulesOf(supergraph.document)).toMatchObject({ weights: new Map(), listSizes: new Map() });
  });
});
