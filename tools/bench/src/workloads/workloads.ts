import { readFileSync } from "node:fs";

export const workloadNames = ["product-page", "reviews-page", "classic", "varied", "cart-page", "chains"] as const;
export type WorkloadName = (typeof workloadNames)[number];

export interface Workload {
  readonly name: WorkloadName;
  readonly title: string;
  readonly query: string;
  /** The request body, identical for every client. */
  readonly body: string;
}

const titles: Readonly<Record<WorkloadName, string>> = {
  "product-page": "Product page: one product of three subgraphs",
  "reviews-page": "Product page with its reviews: one field of stock and eleven reviews",
  classic:
    "The classic query of gateway benchmarks: users, their reviews, products, their reviews, authors …; 6 users with the same two reviews, all by one author",
  varied:
    "The same query on data that repeat less: 12 users with three reviews each, 12 products with three reviews by three authors",
  "cart-page": "Cart page: 20 lines, their products and stock",
  chains: "Two chains of fetches that do not need each other: 10 and 120 ms, 120 and 10 ms",
};

const variables: Readonly<Record<WorkloadName, object>> = {
  "product-page": { upc: "p7" },
  "reviews-page": { upc: "p1" },
  classic: {},
  varied: {},
  "cart-page": { id: "c1" },
  chains: {},
};

export function workloadOf(name: WorkloadName): Workload {
  const query = readFileSync(new URL(`${name}.graphql`, import.meta.url), "utf8");
  return { name, title: titles[name], query, body: JSON.stringify({ query, variables: variables[name] }) };
}
