import { same, type CaseGraph, type Row } from "./answer-case.ts";

interface ProductRow extends Partial<Row> {
  readonly uid?: string;
  readonly color: string;
}

/** Cases of planning: fields of one object come from several subgraphs. */
export const plannedGraphs: readonly CaseGraph[] = [
  {
    name: "products",
    subgraphs: {
      names: {
        sdl: `
          type Query { product: Product products: [Product!] }
          type Product @key(fields: "id") { id: ID! name: String }`,
        resolvers: {
          Query: {
            product: () => ({ id: "1", name: "Ball" }),
            products: () => ["1", "2"].map((id) => ({ id, name: `Ball ${id}` })),
          },
        },
      },
      stock: {
        sdl: `type Product @key(fields: "id") { id: ID! stock: String shelf: String }`,
        resolvers: {
          Product: {
            __resolveReference: same,
            stock: ({ id }: Row) => `stock of ${id}`,
            shelf({ id }: Row) {
              if (id === "2") throw new Error("no shelf");
              return `shelf of ${id}`;
            },
          },
        },
      },
    },
    cases: [
      {
        name: "alias that is named like a key",
        query: "{ product { id: name stock } }",
        right: '{"product":{"id":"Ball","stock":"stock of 1"}}',
      },
      {
        name: "alias `__typename`",
        query: "{ product { __typename: name stock } }",
        right: '{"product":{"__typename":"Ball","stock":"stock of 1"}}',
      },
      {
        name: "`@skip` and `@include` over two subgraphs",
        query:
          "query ($yes: Boolean!) { products { ... @include(if: $yes) { stock } ... @skip(if: $yes) { name shelf } } }",
        variables: '{"yes":true}',
        right: '{"products":[{"stock":"stock of 1"},{"stock":"stock of 2"}]}',
      },
      {
        name: "object whose fields are all left out by `@skip`",
        query: "query ($yes: Boolean!) { product { name @skip(if: $yes) } }",
        variables: '{"yes":true}',
        right: '{"product":{}}',
      },
      {
        name: "path of an error in a list",
        query: "{ products { id shelf } }",
        right: '{"products":[{"id":"1","shelf":"shelf of 1"},{"id":"2","shelf":null}]}',
        errors: [["products", 1, "shelf"]],
      },
    ],
  },
  {
    name: "prices",
    subgraphs: {
      prices: {
        sdl: `
          type Query { product: Product }
          type Product @key(fields: "id") { id: ID! price(currency: String!): String }`,
        resolvers: {
          Query: { product: () => ({ id: "1" }) },
          Product: {
            __resolveReference: same,
            price: (_row: Row, { currency }: { readonly currency: string }) => `5 ${currency}`,
          },
        },
      },
      labels: {
        sdl: `
          type Product @key(fields: "id") {
            id: ID!
            price(currency: String!): String @external
            label: String @requires(fields: "price(currency: \\"EUR\\")")
          }`,
        resolvers: {
          Product: {
            __resolveReference: same,
            label: ({ price }: { readonly price: string }) => `costs ${price}`,
          },
        },
      },
    },
    cases: [
      {
        name: "`@requires` with an argument, and the client asks with another one",
        query: '{ product { price(currency: "USD") label } }',
        right: '{"product":{"price":"5 USD","label":"costs 5 EUR"}}',
      },
      {
        name: "alias that is named like a required field",
        query: "{ product { price: id label } }",
        right: '{"product":{"price":"1","label":"costs 5 EUR"}}',
      },
    ],
  },
  {
    name: "checkups",
    subgraphs: {
      clinic: {
        sdl: `
          type Query { pet: Pet }
          type Pet @key(fields: "id") {
            id: ID!
            weight: Int @external
            age: Int @external
            checkup: Checkup @requires(fields: "weight age")
          }
          type Checkup @key(fields: "id") { id: ID! fee: Int @external grade: Int @requires(fields: "fee") }`,
        resolvers: {
          Query: { pet: () => ({ id: "1" }) },
          Pet: {
            __resolveReference: same,
            checkup: ({ weight, age }: Readonly<Record<"weight" | "age", number>>) => ({ id: `${weight}-${age}` }),
          },
          Checkup: {
            __resolveReference: same,
            grade: ({ fee }: { readonly fee: number }) => fee * 2,
          },
        },
      },
      records: {
        sdl: `
          type Pet @key(fields: "id") { id: ID! weight: Int }
          type Checkup @key(fields: "id") { id: ID! fee: Int }`,
        resolvers: {
          Pet: { __resolveReference: same, weight: () => 3 },
          Checkup: { __resolveReference: same, fee: ({ id }: Row) => (id === "3-4" ? 7 : 0) },
        },
      },
      ages: {
        sdl: `type Pet @key(fields: "id") { id: ID! age: Int }`,
        resolvers: { Pet: { __resolveReference: same, age: () => 4 } },
      },
    },
    cases: [
      {
        name: "`@requires` inside the result of `@requires`",
        query: "{ pet { checkup { grade } } }",
        right: '{"pet":{"checkup":{"grade":14}}}',
      },
    ],
  },
  {
    name: "storage",
    subgraphs: {
      products: {
        sdl: `
          type Query { own: Storage }
          type Storage @key(fields: "id") { id: ID! }
          type Product @key(fields: "id") @key(fields: "uid") {
            id: ID!
            uid: ID!
            color: String @external
            type: String! @requires(fields: "color")
          }`,
        resolvers: {
          Query: { own: () => ({ id: "1" }) },
          Product: {
            // a gateway may use either key: both have the same value
            __resolveReference: ({ id, uid = id, color }: ProductRow) => ({
              uid,
              id: uid,
              type: `${color} ${uid}`,
            }),
          },
        },
      },
      shelves: {
        sdl: `
          type Storage @key(fields: "id") { id: ID! shelves: [Shelf!] }
          type Shelf @key(fields: "id") { id: ID! product: Product! }
          type Product @key(fields: "uid", resolvable: false) { uid: ID! }`,
        resolvers: {
          Storage: {
            __resolveReference: same,
            shelves: () => ["1", "2"].map((id) => ({ id, product: { uid: `p${id}` } })),
          },
        },
      },
      colors: {
        sdl: `type Product @key(fields: "uid") { uid: ID! color: String @inaccessible }`,
        resolvers: {
          Product: {
            __resolveReference: ({ uid }: { readonly uid: string }) => ({
              uid,
              color: uid === "p1" ? "red" : "blue",
            }),
          },
        },
      },
    },
    cases: [
      {
        name: "`@requires` in a list of entities with two keys",
        query: "{ own { shelves { product { type } } } }",
        right: '{"own":{"shelves":[{"product":{"type":"red p1"}},{"product":{"type":"blue p2"}}]}}',
      },
    ],
  },
];
