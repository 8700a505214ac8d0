import { describe } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

interface Made {
  readonly id: string;
}

/** In the second subgraph, Series implements no interface; it also has a type of media that no other subgraph has. */
const subgraphs = (): TestSubgraphs => ({
  library: {
    sdl: `
      type Query { media: [Media!]! newest: Media shelf: [Thing] odd: Media unknown: Thing }
      interface Media { id: ID! title: String maker: Person }
      type Book implements Media @key(fields: "id") { id: ID! title: String maker: Person pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String maker: Person minutes: Int }
      type Person @key(fields: "id") { id: ID! }
      type Cup { size: Int }
      union Thing = Book | Film | Cup | Ghost
      type Ghost @inaccessible { id: ID! }`,
    resolvers: {
      Query: {
        media: () => [made("Book", "1"), made("Film", "2"), made("Book", "3")],
        newest: () => made("Film", "2"),
        shelf: () => [made("Book", "1"), { __typename: "Cup", size: 3 }, null, made("Film", "2")],
        unknown: () => ({ __typename: "Ghost", id: "9" }),
        odd: () => null,
      },
      Book: { __resolveReference: ({ id }: Made) => made("Book", id) },
      Film: { __resolveReference: ({ id }: Made) => made("Film", id) },
    },
  },
  ratings: {
    sdl: `
      type Book @key(fields: "id") { id: ID! stars: Int similar: [Rated!]! reader(age: Int): String }
      type Film @key(fields: "id") { id: ID! stars: Int similar: [Rated!]! reader(age: Int): String }
      union Rated = Book | Film
      type Person @key(fields: "id") { id: ID! name: String favorite: Rated }`,
    resolvers: {
      Book: {
        __resolveReference: ({ id }: Made) => ({ id }),
        stars: ({ id }: Made) => Number(id),
        similar: () => [{ __typename: "Film", id: "2" }],
        reader: (_: unknown, { age }: { age: number }) => `book ${age}`,
      },
      Film: {
        __resolveReference: ({ id }: Made) => ({ id }),
        stars: ({ id }: Made) => Number(id) + 100,
        similar: () => [{ __typename: "Book", id: "1" }],
        reader: (_: unknown, { age }: { age: number }) => `film ${age}`,
      },
      Person: {
        __resolveReference: ({ id }: Made) => ({ id, name: `name of ${id}` }),
        favorite: ({ id }: Made) => ({ __typename: "Book", id: id.slice(1) }),
      },
    },
  },
});

function made(__typename: string, id: string): unknown {
  return { __typename, id, title: `${__typename} ${id}`, maker: { id: `p${id}` }, pages: 100, minutes: 90 };
}

describe("interfaces and unions of entities", () => {
  expectRows(subgraphs, [
    {
      title: "fields of each type from another subgraph",
      query: `{ media { title ... on Book { stars pages } ... on Film { stars } } }`,
      data: {
        media: [
          { title: "Book 1", stars: 1, pages: 100 },
          { title: "Film 2", stars: 102 },
          { title: "Book 3", stars: 3, pages: 100 },
        ],
      },
      entities: { ratings: 3 },
    },
    {
      title: "an entity in a field of an interface",
      query: `{ media { maker { name } } newest { maker { name } } }`,
      data: {
        media: [
          { maker: { name: "name of p1" } },
          { maker: { name: "name of p2" } },
          { maker: { name: "name of p3" } },
        ],
        newest: { maker: { name: "name of p2" } },
      },
      entities: { ratings: 3 },
    },
    {
      title: "a union with a type that is not an entity, and with a null",
      query: `{ shelf { __typename ... on Cup { size } ... on Book { stars } ... on Film { minutes } } }`,
      data: {
        shelf: [
          { __typename: "Book", stars: 1 },
          { __typename: "Cup", size: 3 },
          null,
          { __typename: "Film", minutes: 90 },
        ],
      },
    },
    {
      title: "a fragment for one union's member in another union",
      query: `{ shelf { ...media } newest { ...media } }
        fragment media on Media { id kind: __typename ...rated ... on Film { same: __typename } }
        fragment rated on Rated { ... on Book { stars } }`,
      data: {
        shelf: [{ id: "1", kind: "Book", stars: 1 }, {}, null, { id: "2", kind: "Film", same: "Film" }],
        newest: { id: "2", kind: "Film", same: "Film" },
      },
    },
    {
      title: "to another subgraph and back through a union",
      query: `{ newest { ... on Film { similar { ... on Book { stars title maker { favorite { ... on Book { pages } } } } } } } }`,
      data: { newest: { similar: [{ stars: 1, title: "Book 1", maker: { favorite: { pages: 100 } } }] } },
    },
    {
      title: "one alias for fields with different arguments in each type",
      query: `{ media { ... on Book { reader(age: 7) } ... on Film { reader(age: 18) } } }`,
      data: { media: [{ reader: "book 7" }, { reader: "film 18" }, { reader: "book 7" }] },
    },
    {
      title: "one alias for fields of different types",
      query: `{ media { ... on Book { size: stars } ... on Film { size: minutes } } }`,
      data: { media: [{ size: 1 }, { size: 90 }, { size: 3 }] },
    },
    {
      title: "an inaccessible type",
      query: `{ unknown { __typename } odd { id } }`,
      data: { unknown: null, odd: null },
      errors: ["unknown: Cannot tell which type of Thing this is."],
    },
  ]);
});
