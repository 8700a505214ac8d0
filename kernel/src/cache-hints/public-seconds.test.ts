import { describe, expect, test } from "@jest/globals";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { getOperationAST, Kind, parse, validate, type FragmentDefinitionNode } from "graphql";
import { publicFor, publicSecondsIn } from "./cache-control-header.js";
import { cacheControlSdl } from "./cache-hint.js";
import { publicSeconds } from "./public-seconds.js";

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])
  ${cacheControlSdl}
  type Query {
    book: Book
    now: String
    hinted: String @cacheControl(maxAge: 20)
    shelf: Shelf @cacheControl(maxAge: 50)
    me: Reader
    thing: Thing @cacheControl(maxAge: 70)
    printed: Printed @cacheControl(maxAge: 80)
  }
  type Mutation { renameBook: Book }
  type Book implements Printed @key(fields: "id") @cacheControl(maxAge: 100) {
    id: ID!
    title: String
    pages: Int @cacheControl(maxAge: 0)
    borrowed: Boolean @cacheControl(scope: PRIVATE)
    price: Money
    notes: [Note!]
    author: Author
    similar: [Book!] @cacheControl(maxAge: 5)
  }
  type Note { text: String }
  type Author { name: String shelf: Shelf @cacheControl(inheritMaxAge: true) }
  extend type Author @cacheControl(maxAge: 60)
  type Money @cacheControl(inheritMaxAge: true) { amount: String }
  type Shelf { books: [Book!] label: String }
  type Reader @key(fields: "id") { id: ID! name: String }
  interface Printed @cacheControl(maxAge: 90) { pages: Int title: String }
  union Thing = Book | Note
`;

const schema = buildSubgraphSchema({ typeDefs: parse(sdl) });

function secondsOf(text: string, name?: string): number {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document, name);
  if (!operation) throw new Error("no operation");
  const fragments = document.definitions.filter(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
  );
  return publicSeconds({ schema, operation, fragments: Object.fromEntries(fragments.map((f) => [f.name.value, f])) });
}

const entities = (selection: string): string =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;

describe("how long an answer may be kept for everybody", () => {
  test.each([
    ["as its type says", "{ book { id title } }", 100],
    ["no longer than its shortest field", "{ book { title similar { title } } }", 5],
    ["not with a field that says 0", "{ book { title pages } }", 0],
    ["not with a private field", "{ book { title borrowed } }", 0],
    ["not with a private field under a condition", "query ($x: Boolean!) { book { borrowed @include(if: $x) } }", 0],
    ["as its parent, where its type says so", "{ book { price { amount } } }", 100],
    ["not with objects that say nothing", "{ book { notes { text } } }", 0],
    ["as an extension of its type says", "{ book { author { name } } }", 60],
    ["as its parent, where the field says so", "{ book { author { shelf { label } } } }", 60],
    ["as objects of their own say in what was inherited", "{ book { author { shelf { books { title } } } } }", 60],
    ["not a root field that says nothing", "{ now }", 0],
    ["as a root field of a scalar says", "{ hinted }", 20],
    ["as a root field says of objects that say nothing", "{ shelf { label } }", 50],
    ["no longer than the shortest of several root fields", "{ hinted shelf { label } }", 20],
    ["not with one root field that says nothing", "{ hinted me { name } }", 0],
    ["by an alias just as well", "{ hinted other: book { p: pages } }", 0],
    ["not what asks for nothing but the name of a type", "{ __typename }", 0],
    ["not what asks about the schema besides", "{ hinted __schema { description } }", 0],
    ["with what fragments ask for", "{ book { ...A } } fragment A on Book { ...B } fragment B on Book { pages }", 0],
    ["with what fragments on members of a union ask for", "{ thing { ... on Book { similar { id } } } }", 5],
    ["as a field of an interface says in any of its types", "{ printed { pages } }", 0],
    ["as an interface says", "{ printed { title } }", 80],
    ["not a mutation", "mutation { renameBook { title } }", 0],
    ["an entity as its type says", entities("... on Book { title }"), 100],
    ["an entity no longer than its shortest field", entities("... on Book { similar { title } }"), 5],
    ["not entities that say nothing", entities("... on Reader { name }"), 0],
    ["not where one of several entities says nothing", entities("... on Book { title } ... on Reader { name }"), 0],
  ])("%s", (_rule, text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });

  test("of several operations, the one that is asked for", () => {
    const text = "query A { hinted } query B { now }";
    expect([secondsOf(text, "A"), secondsOf(text, "B")]).toEqual([20, 0]);
  });
});

describe("what a header says of it", () => {
  test.each([
    [publicFor(30), 30],
    ["public, max-age=7", 7],
    ["max-age=7", 0],
    ["private, max-age=7", 0],
    ["public, no-store, max-age=7", 0],
    ["public", 0],
    ["public, max-age=-1", 0],
    ["public, max-age=1e3", 0],
    [undefined, 0],
  ])("%s is %i seconds", (header, seconds) => {
    expect(publicSecondsIn(header)).toBe(seconds);
  });
});
