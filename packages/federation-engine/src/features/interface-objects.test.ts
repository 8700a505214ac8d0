import { describe } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

interface Made {
  readonly id: string;
}

/** `reviews` knows media as one type; `library` has two types of them. */
const subgraphs = (): TestSubgraphs => ({
  library: {
    sdl: `
      type Query { media: [Media!]! book: Book }
      interface Media @key(fields: "id") { id: ID! title: String }
      type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
    resolvers: {
      Query: { media: () => [made("b1"), made("f2")], book: () => made("b1") },
      Media: { __resolveReference: ({ id }: Made) => made(id), __resolveType: ({ id }: Made) => typeOf(id) },
      Book: { __resolveReference: ({ id }: Made) => made(id) },
      Film: { __resolveReference: ({ id }: Made) => made(id) },
    },
  },
  reviews: {
    sdl: `
      type Query { best: Media reviewed: [Media!]! }
      type Media @key(fields: "id") @interfaceObject {
        id: ID! stars: Int title: String @external review: Review praise: String @requires(fields: "title")
      }
      type Review { text: String of: Media }`,
    resolvers: {
      Query: { best: () => ({ id: "b1" }), reviewed: () => ["b1", "f2", "b1"].map((id) => ({ id })) },
      Media: {
        __resolveReference: (media: Made) => media,
        stars: ({ id }: Made) => Number(id.slice(1)),
        review: ({ id }: Made) => ({ text: `of ${id}`, of: { id: "f2" } }),
        praise: ({ title }: { title?: string }) => `${title}!`,
      },
    },
  },
});

function typeOf(id: string): string {
  return id.startsWith("b") ? "Book" : "Film";
}

function made(id: string): unknown {
  return { __typename: typeOf(id), id, title: `title ${id}`, pages: 100, minutes: 90 };
}

describe("@interfaceObject", () => {
  expectRows(subgraphs, [
    {
      title: "a field of all types from the subgraph that knows only the interface",
      query: `{ media { __typename id stars } book { __typename stars } }`,
      data: {
        media: [
          { __typename: "Book", id: "b1", stars: 1 },
          { __typename: "Film", id: "f2", stars: 2 },
        ],
        book: { __typename: "Book", stars: 1 },
      },
    },
    {
      title: "for one type alone",
      query: `{ media { ... on Book { stars pages } ... on Film { minutes } } }`,
      data: { media: [{ stars: 1, pages: 100 }, { minutes: 90 }] },
    },
    {
      title: "the type of an object from the subgraph that does not know it",
      query: `{ best { __typename stars } reviewed { kind: __typename } }`,
      data: {
        best: { __typename: "Book", stars: 1 },
        reviewed: [{ kind: "Book" }, { kind: "Film" }, { kind: "Book" }],
      },
    },
    {
      title: "fields of one type for objects from the subgraph that does not know it",
      query: `{ reviewed { stars ... on Book { pages } ... on Film { minutes title } } }`,
      data: {
        reviewed: [
          { stars: 1, pages: 100 },
          { stars: 2, minutes: 90, title: "title f2" },
          { stars: 1, pages: 100 },
        ],
      },
    },
    {
      title: "a field of the interface that is missing in the subgraph with its types",
      query: `{ best { title praise } }`,
      data: { best: { title: "title b1", praise: "title b1!" } },
    },
    {
      title: "only fields from the subgraph that does not know the types",
      query: `{ reviewed { id stars review { text of { id } } } }`,
      data: {
        reviewed: ["b1", "f2", "b1"].map((id) => ({
          id,
          stars: Number(id[1]),
          review: { text: `of ${id}`, of: { id: "f2" } },
        })),
      },
      requests: { library: 0 },
    },
    {
      title: "to the other subgraph, back, and there again",
      query: `{ book { review { of { __typename title review { of { stars } } } } } }`,
      data: { book: { review: { of: { __typename: "Film", title: "title f2", review: { of: { stars: 2 } } } } } },
    },
  ]);
});
