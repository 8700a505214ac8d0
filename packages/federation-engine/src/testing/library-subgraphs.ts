import type { TestSubgraphs } from "./federated-graph.js";

interface Made {
  readonly id: string;
}

/**
 * Films and books; each subgraph has different fields: `reviews` knows both as one type, `prices` requires their weight
 * from `library`, `people` has the makers that `library` references, and `shelves` also offers the search.
 */
export const librarySubgraphs = (): TestSubgraphs => ({
  library: {
    sdl: `
      type Query { media: [Media!]! book(id: ID!): Book search: [Found!]! desk: Desk @shareable none: Book }
      type Mutation { lend(id: ID!): Book giveBack(id: ID!): Book }
      interface Media @key(fields: "id") { id: ID! title: String maker: Person }
      type Book implements Media @key(fields: "id") { id: ID! title: String maker: Person weight: Int size: Size @shareable }
      type Film implements Media @key(fields: "id") { id: ID! title: String maker: Person minutes: Int! }
      type Person @key(fields: "id") { id: ID! }
      type Size { width: Int @shareable }
      type Desk { name: String @shareable open: Boolean }
      union Found = Book | Film | Note
      type Note { text: String }`,
    resolvers: {
      Query: {
        media: () => [made("b1"), made("f2"), made("b3")],
        book: (_: unknown, { id }: Made) => made(id),
        search: () => [made("f2"), { __typename: "Note", text: "closed" }, made("b1")],
        desk: () => ({ name: "front", open: true }),
      },
      Mutation: { lend: (_: unknown, { id }: Made) => made(id), giveBack: (_: unknown, { id }: Made) => made(id) },
      Media: { __resolveReference: ({ id }: Made) => made(id), __resolveType: ({ id }: Made) => typeOf(id) },
      Book: { __resolveReference: ({ id }: Made) => made(id) },
      Film: { __resolveReference: ({ id }: Made) => made(id) },
    },
  },
  reviews: {
    sdl: `
      type Query { best: Media }
      type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int reviews: [Review!] }
      type Review { text: String! of: Media by: Person }
      type Person @key(fields: "id") { id: ID! written: [Review!] }`,
    resolvers: {
      Query: { best: () => ({ id: "f2" }) },
      Media: {
        __resolveReference: (media: Made) => media,
        stars: ({ id }: Made) => Number(id.slice(1)),
        reviews: ({ id }: Made) => [review(id, "p1"), review(id, "p2")],
      },
      Person: { __resolveReference: (person: Made) => person, written: ({ id }: Made) => [review("b1", id)] },
    },
  },
  prices: {
    sdl: `
      type Book @key(fields: "id") { id: ID! weight: Int @external postage: Int @requires(fields: "weight") price: Price! }
      type Film @key(fields: "id") { id: ID! price: Price! }
      type Price { amount: Int! seller: Person }
      type Person @key(fields: "id") { id: ID! discount: Int }`,
    resolvers: {
      Book: {
        __resolveReference: (book: Made) => book,
        postage: ({ weight }: { weight: number }) => weight * 2,
        price: ({ id }: Made) => ({ amount: Number(id.slice(1)), seller: { id: "p2" } }),
      },
      Film: {
        __resolveReference: (film: Made) => film,
        price: ({ id }: Made) => ({ amount: Number(id.slice(1)), seller: { id: "p1" } }),
      },
      Person: { __resolveReference: (person: Made) => person, discount: ({ id }: Made) => Number(id.slice(1)) },
    },
  },
  people: {
    sdl: `
      type Query { desk: Desk @shareable person: Person }
      type Person @key(fields: "id") { id: ID! name: String favorite: Book }
      type Book @key(fields: "id") { id: ID! size: Size @shareable }
      type Size { width: Int @shareable height: Int }
      type Desk { name: String @shareable clerk: Person }`,
    resolvers: {
      Query: { desk: () => ({ name: "front", clerk: { id: "p1" } }), person: () => ({ id: "p2" }) },
      Person: {
        __resolveReference: (person: Made) => person,
        name: ({ id }: Made) => `name of ${id}`,
        favorite: ({ id }: Made) => ({ id: `b${id.slice(1)}` }),
      },
      Book: { __resolveReference: (book: Made) => book, size: () => ({ width: 10, height: 20 }) },
    },
  },
});

function typeOf(id: string): string {
  return id.startsWith("b") ? "Book" : "Film";
}

function made(id: string): unknown {
  const maker = { id: `p${id.slice(1)}` };
  return { __typename: typeOf(id), id, title: `title ${id}`, maker, weight: 5, minutes: 90, size: { width: 10 } };
}

function review(id: string, by: string): unknown {
  return { text: `${by} of ${id}`, of: { id }, by: { id: by } };
}
