import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { emailOf, password } from "../data/rows.ts";
import { keyOf } from "../data/key-of.ts";
import { coursesOf, type Scale } from "../data/scale.ts";

export const workloadNames = ["list", "detail", "course", "add", "checkout", "login", "browse", "search"] as const;
export type ShopWorkloadName = (typeof workloadNames)[number];

/** A request of a workload: an operation for the shop and a path for the baseline. */
export interface Step {
  readonly operation: string;
  readonly path: string;
  /** The variables of the nth request, the same for every contender. */
  readonly variables: (nth: number) => object;
  readonly isSignedIn: boolean;
  /** A text that every correct answer contains. */
  readonly expectedText: string;
}

export interface ShopWorkload {
  readonly name: ShopWorkloadName;
  readonly title: string;
  readonly steps: readonly Step[];
  /** The cart of the requesting user before a burst; undefined for requests without a user. */
  readonly cart: "one line" | "nothing" | undefined;
  readonly writes: boolean;
  /** Whether the baseline answers the workload too. */
  readonly hasBaseline: boolean;
  /** The largest allowed multiple of the baseline's CPU time; with `hash`, of one argon2 hash. */
  readonly goal: { readonly times: number; readonly of: "baseline" | "hash" } | undefined;
}

/**
 * The number of users who send requests in turn, so that the quantity of a cart line does not grow without limit. The
 * number of clients divides it, for example 1, 8 or 16.
 */
export const buyers = 32;

const goals: Readonly<Record<ShopWorkloadName, ShopWorkload["goal"]>> = {
  list: { times: 5, of: "baseline" },
  detail: { times: 4, of: "baseline" },
  course: undefined,
  add: { times: 4, of: "baseline" },
  checkout: { times: 3, of: "baseline" },
  login: { times: 1.05, of: "hash" },
  browse: undefined,
  search: undefined,
};

const titles: Readonly<Record<ShopWorkloadName, string>> = {
  list: "A list of 20 products with stock",
  detail: "A product's page",
  course: "A course's page",
  add: "Adding to a cart of one line",
  checkout: "Adding to an empty cart and checking out, paid",
  login: "A login",
  browse: "The storefront's first page: a list with its count and facets",
  search: "The same of a search for two words",
};

const descriptions: Readonly<Record<ShopWorkloadName, string>> = {
  list: '"endCursor":"',
  detail: '"inStock":true',
  course: '"lessons":[{',
  add: '"totalQuantity":',
  checkout: '"status":"PAID"',
  login: '"__typename":"SignedIn"',
  browse: '"facets":{',
  search: '"facets":{',
};

export interface ShopWorkloadOptions {
  readonly scale: Scale;
  /** Cursors of pages of the list; see `listStarts`. */
  readonly starts: readonly (string | null)[];
}

export function shopWorkloadOf(name: ShopWorkloadName, { scale, starts }: ShopWorkloadOptions): ShopWorkload {
  const step = (
    operation: ShopWorkloadName,
    variables: Step["variables"],
    document: ShopWorkloadName = operation,
  ): Step => ({
    operation: readFileSync(new URL(`${document}.graphql`, import.meta.url), "utf8"),
    path: `/${operation}`,
    variables,
    isSignedIn: operation === "add" || operation === "checkout",
    expectedText: descriptions[operation],
  });
  const addOf = (productId: string): object => ({ input: { productId, quantity: 1 } });
  const steps: Readonly<Record<ShopWorkloadName, readonly Step[]>> = {
    list: [step("list", (nth) => ({ first: 20, after: starts[nth % starts.length] ?? null }))],
    detail: [step("detail", (nth) => ({ slug: `product-${productNumber(scale, nth)}` }))],
    course: [step("course", (nth) => ({ slug: `course-${1 + ((nth * 31) % coursesOf(scale))}` }))],
    add: [step("add", (nth) => addOf(cartProductOf(scale, nth % buyers)))],
    checkout: [
      step("add", (nth) => addOf(productOf(scale, nth))),
      step("checkout", () => ({ input: checkoutInput() })),
    ],
    login: [step("login", (nth) => ({ input: { email: emailOf(1 + ((nth * 7919) % scale.users)), password } }))],
    browse: [step("browse", () => ({ search: null }))],
    search: [step("search", (nth) => ({ search: searched[nth % searched.length] }), "browse")],
  };
  const cart = name === "add" ? "one line" : name === "checkout" ? "nothing" : undefined;
  const writes = cart !== undefined || name === "login";
  const hasBaseline = name !== "browse" && name !== "search";
  return { name, title: titles[name], steps: steps[name], cart, writes, hasBaseline, goal: goals[name] };
}

const searched = ["walnut lamp", "quiet keyboard", "folding desk", "bright camera"];

/** The number of a product that is not a course; consecutive requests use distant products. */
function productNumber(scale: Scale, nth: number): number {
  const courses = coursesOf(scale);
  return courses + 1 + ((nth * 7919) % (scale.products - courses));
}

function productOf(scale: Scale, nth: number): string {
  return keyOf("product", productNumber(scale, nth));
}

/** The product in the cart of a buyer whose cart has one line. */
export function cartProductOf(scale: Scale, buyer: number): string {
  return productOf(scale, buyer);
}

function checkoutInput(): object {
  return {
    idempotencyKey: randomUUID(),
    payment: {
      card: { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: new Date().getFullYear() + 2, cvc: "737" },
    },
    shippingAddress: {
      fullName: "Ada Example",
      line1: "1 Main Street",
      city: "Ottawa",
      region: "ON",
      postalCode: "K1A 0A1",
      country: "CA",
    },
  };
}
