import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse, type GraphQLSchema } from "graphql";
import {
  cartLines,
  members,
  products,
  reviews,
  reviewsBy,
  reviewSummary,
  shippingEstimate,
  stockOf,
  topProductCount,
  users,
  type User,
} from "./data.ts";

export const subgraphNames = ["users", "products", "inventory", "reviews"] as const;
export type SubgraphName = (typeof subgraphNames)[number];

interface UserKey {
  readonly id: string;
}

interface ProductKey {
  readonly upc: string;
}

type ProductToShip = ProductKey & { readonly price: number; readonly weight: number };

/** The delays of the workload `chains` in milliseconds, by field. */
const delays = { depot: 10, shelves: 120, season: 120, opinion: 10 };

/** Returns how long a subgraph takes at least for a query, in milliseconds. */
export function delayOf(query: string): number {
  return Math.max(0, ...Object.entries(delays).map(([field, delayMs]) => (query.includes(field) ? delayMs : 0)));
}

function userOf(id: string): User | undefined {
  return [...users, ...members].find((user) => user.id === id);
}

/** The SDL in federation 1 syntax, which every gateway of the benchmark reads. */
export function subgraphSdl(name: SubgraphName): string {
  return readFileSync(new URL(`${name}.graphql`, import.meta.url), "utf8");
}

const resolvers: Readonly<Record<SubgraphName, NonNullable<Parameters<typeof buildSubgraphSchema>[0]>>> = {
  users: resolving("users", {
    Query: {
      user: (_root: unknown, { id }: UserKey) => userOf(id),
      users: () => users,
      members: () => members,
      cart: (_root: unknown, { id }: UserKey) => ({ id, lines: cartLines }),
      depot: () => setTimeout(delays.depot, { id: "d1" }),
    },
    User: { __resolveReference: ({ id }: UserKey) => userOf(id) },
    Cart: { __resolveReference: ({ id }: UserKey) => ({ id, lines: cartLines }) },
  }),
  products: resolving("products", {
    Query: {
      product: (_root: unknown, { upc }: ProductKey) => products.find((product) => product.upc === upc),
      topProducts: (_root: unknown, { first }: { readonly first: number }) => products.slice(0, first),
      newProducts: (_root: unknown, { first }: { readonly first: number }) =>
        products.slice(topProductCount, topProductCount + first),
      season: () => setTimeout(delays.season, { id: "s1" }),
    },
    Product: { __resolveReference: ({ upc }: ProductKey) => products.find((product) => product.upc === upc) },
  }),
  inventory: resolving("inventory", {
    Depot: { shelves: () => setTimeout(delays.shelves, 40) },
    Query: { locations: () => ["Hamburg", "Lyon"] },
    Product: {
      __resolveReference: (product: ProductKey) => ({ ...product, ...stockOf(product.upc) }),
      shippingEstimate: (product: ProductToShip) => shippingEstimate(product),
    },
  }),
  reviews: resolving("reviews", {
    Season: { opinion: () => setTimeout(delays.opinion, "warm") },
    Query: { review: (_root: unknown, { id }: UserKey) => reviews.find((review) => review.id === id) },
    Review: { __resolveReference: ({ id }: UserKey) => reviews.find((review) => review.id === id) },
    User: { reviews: ({ id }: UserKey) => reviewsBy(id) },
    Product: {
      reviews: ({ upc }: ProductKey) => reviews.filter(({ product }) => product.upc === upc),
      reviewSummary: ({ upc }: ProductKey) => reviewSummary(upc),
    },
  }),
};

function resolving(name: SubgraphName, map: object): NonNullable<Parameters<typeof buildSubgraphSchema>[0]> {
  return { typeDefs: parse(subgraphSdl(name)), resolvers: map as never };
}

export function subgraphSchema(name: SubgraphName): GraphQLSchema {
  return buildSubgraphSchema(resolvers[name]);
}
