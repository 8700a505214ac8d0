import { describe } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

const subgraphs = (): TestSubgraphs => ({
  reviews: {
    sdl: `
      type Query {
        review: Review
        top: Review @provides(fields: "author { name address { city } }")
        newest: Media @provides(fields: "... on Book { pages }")
        found: [Found!]! @provides(fields: "... on Book { title } ... on Author { name }")
      }
      type Review { text: String author: Author }
      type Author @key(fields: "id") { id: ID! name: String @external address: Address @external }
      type Address { city: String @external }
      interface Media { id: ID! }
      type Book implements Media @key(fields: "id") { id: ID! pages: Int @external title: String @external }
      union Found = Book | Author`,
    resolvers: {
      Query: {
        review: () => ({ text: "fine", author: { id: "a" } }),
        top: () => ({ text: "best", author: { id: "a", name: "provided", address: { city: "provided" } } }),
        newest: () => ({ __typename: "Book", id: "b", pages: 1 }),
        found: () => [
          { __typename: "Book", id: "b", title: "provided" },
          { __typename: "Author", id: "a", name: "provided" },
        ],
      },
      Media: { __resolveType: () => "Book" },
    },
  },
  people: {
    sdl: `
      type Author @key(fields: "id") { id: ID! name: String @shareable address: Address @shareable }
      type Address { city: String @shareable zip: String }
      type Book @key(fields: "id") { id: ID! pages: Int @shareable title: String @shareable }`,
    resolvers: {
      Author: {
        __resolveReference: ({ id }: { id: string }) => ({ id, name: "own", address: { city: "own", zip: "1" } }),
      },
      Book: { __resolveReference: ({ id }: { id: string }) => ({ id, pages: 2, title: "own" }) },
    },
  },
});

describe("@provides", () => {
  expectRows(subgraphs, [
    {
      title: "a field that is provided at one place is requested from its subgraph at another",
      query: `{ review { author { name } } top { author { name } } }`,
      data: { review: { author: { name: "own" } }, top: { author: { name: "provided" } } },
      requests: { people: 1 },
    },
    {
      title: "objects in objects",
      query: `{ top { author { name address { city } } } }`,
      data: { top: { author: { name: "provided", address: { city: "provided" } } } },
      requests: { people: 0 },
    },
    {
      title: "a type behind an interface",
      query: `{ newest { ... on Book { pages } } }`,
      data: { newest: { pages: 1 } },
      requests: { people: 0 },
    },
    {
      title: "a type behind an interface, and a field that is not provided",
      query: `{ newest { ... on Book { pages title } } }`,
      data: { newest: { pages: 1, title: "own" } },
      requests: { people: 1 },
    },
    {
      title: "members of a union",
      query: `{ found { ... on Book { title } ... on Author { name } } }`,
      data: { found: [{ title: "provided" }, { name: "provided" }] },
      requests: { people: 0 },
    },
  ]);
});
