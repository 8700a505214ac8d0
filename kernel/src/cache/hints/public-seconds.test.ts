import { describe, expect, test } from "vitest";
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

describe("the public cache lifetime of an answer", () => {
  test.each([
    ["follows its type's hint", "{ book { id title } }", 100],
    ["is the shortest of its fields", "{ book { title similar { title } } }", 5],
    ["is 0 with a field of 0 seconds", "{ book { title pages } }", 0],
    ["is 0 with a private field", "{ book { title borrowed } }", 0],
    ["is 0 with a conditional private field", "query ($x: Boolean!) { book { borrowed @include(if: $x) } }", 0],
    ["is inherited from the parent by the type's hint", "{ book { price { amount } } }", 100],
    ["is 0 with objects without a hint", "{ book { notes { text } } }", 0],
    ["follows a hint in an extension of its type", "{ book { author { name } } }", 60],
    ["is inherited from the parent by the field's hint", "{ book { author { shelf { label } } } }", 60],
    ["follows the hints of objects inside an inherited field", "{ book { author { shelf { books { title } } } } }", 60],
    ["is 0 for a root field without a hint", "{ now }", 0],
    ["follows the hint of a scalar root field", "{ hinted }", 20],
    ["follows the root field's hint for objects without a hint", "{ shelf { label } }", 50],
    ["is the shortest of several root fields", "{ hinted shelf { label } }", 20],
    ["is 0 with one root field without a hint", "{ hinted me { name } }", 0],
    ["ignores aliases", "{ hinted other: book { p: pages } }", 0],
    ["is 0 for a query of the type name only", "{ __typename }", 0],
    ["is 0 with an introspection field", "{ hinted __schema { description } }", 0],
    ["includes fields of fragments", "{ book { ...A } } fragment A on Book { ...B } fragment B on Book { pages }", 0],
    ["includes fields of fragments on union members", "{ thing { ... on Book { similar { id } } } }", 5],
    ["is the shortest of an interface field's implementations", "{ printed { pages } }", 0],
    ["follows the hint of an interface", "{ printed { title } }", 80],
    ["is 0 for a mutation", "mutation { renameBook { title } }", 0],
    ["of an entity follows its type's hint", entities("... on Book { title }"), 100],
    ["of an entity is the shortest of its fields", entities("... on Book { similar { title } }"), 5],
    ["is 0 for entities without a hint", entities("... on Reader { name }"), 0],
    ["is 0 if one of several entities has no hint", entities("... on Book { title } ... on Reader { name }"), 0],
  ])("%s", (_rule, text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });

  test("is that of the selected operation", () => {
    const text = "query A { hinted } query B { now }";
    expect([secondsOf(text, "A"), secondsOf(text, "B")]).toEqual([20, 0]);
  });
});

describe("the public lifetime in a Cache-Control header", () => {
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
