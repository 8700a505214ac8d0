import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { ShopClient } from "../../test-kit/clients/shop-client.js";
import { signIn, type Shopper } from "../../test-kit/clients/shopper.js";
import { addToCart } from "../../test-kit/data/buying.js";

export interface Needing {
  readonly queries: readonly [string, ...string[]];
  /** A call that the subgraph answers itself, maybe with a refusal. It names an object that does not exist. */
  readonly mutation: string;
  /** The other subgraphs without which the first query is not answered. */
  readonly otherNeeds?: readonly SubgraphName[];
}

export type Requests = ReturnType<typeof requestsOf>;
export type HangingName = keyof Requests;

/** An instructor with a cart, and the requests that need each subgraph. Each has answered a query and knows the keys. */
export async function visitEach(shop: ShopClient): Promise<{ readonly viewer: Shopper; readonly requests: Requests }> {
  const viewer = await signIn(shop, "instructor@example.com", "instructor123");
  const { products } = await viewer.get("{ products(first: 1, filter: { kind: PHYSICAL }) { nodes { id } } }");
  const productId: string = products.nodes[0].id;
  await addToCart(viewer, productId);
  const requests = requestsOf(productId);
  for (const { queries } of Object.values(requests)) await viewer.get(queries[0]);
  return { viewer, requests };
}

function requestsOf(productId: string) {
  const id = randomUUID();
  const requests = {
    accounts: { queries: ["{ me { email } }"], mutation: `mutation { revokeSession(id: "${id}") }` },
    catalog: {
      queries: ["{ categories { name } }", "{ cart { lines { quantity unitPrice { amount } } } }"],
      mutation: `mutation { deleteCategory(id: "${id}") { __typename } }`,
    },
    inventory: {
      queries: [`{ product(id: "${productId}") { stock { available } } }`],
      mutation: `mutation { setStock(input: { productId: "${id}", onHand: 1, reason: "x" }) { __typename } }`,
      otherNeeds: ["catalog"],
    },
    cart: {
      queries: ["{ cart { totalQuantity } }"],
      mutation: `mutation { setCartLine(input: { productId: "${id}", quantity: 0 }) { __typename } }`,
    },
    orders: {
      queries: ["{ orders(first: 1) { nodes { number } } }"],
      mutation: `mutation { repairOrder(id: "${id}") { __typename } }`,
    },
    payments: {
      queries: ["{ paymentMethods { last4 } }"],
      mutation: `mutation { removePaymentMethod(id: "${id}") { __typename } }`,
    },
    shipping: {
      queries: [`{ shipment(trackingNumber: "SHIP-1") { id } }`],
      mutation: `mutation { updateShipment(input: { trackingNumber: "SHIP-1", status: DELIVERED }) { __typename } }`,
    },
    notifications: {
      queries: ["{ notifications(first: 1) { nodes { subject } } }"],
      mutation: `mutation { sendTestMail(kind: "x") { __typename } }`,
    },
    courses: {
      queries: ["{ courses(first: 1) { nodes { title } } }"],
      mutation: `mutation { completeLesson(lessonId: "${id}") { __typename } }`,
    },
    reviews: {
      queries: ["{ myReviews { totalCount } }"],
      mutation: `mutation { deleteReview(id: "${id}") { __typename } }`,
    },
    media: {
      queries: [`{ mediaFile(id: "${id}") { id } }`],
      mutation: `mutation { deleteMediaFile(id: "${id}") { __typename } }`,
    },
  } satisfies Partial<Record<SubgraphName, Needing>>;
  return requests as Readonly<Record<keyof typeof requests, Needing>>;
}

/** Souk's own subgraphs. */
export const hangingNames = Object.keys(requestsOf("")) as readonly HangingName[];

/** The names of `count` subgraphs: those of HANGING, or the next ones of all from the number that HANGING_SEED chooses. */
export function hangingInTurn(count: number): readonly HangingName[] {
  const { HANGING, HANGING_SEED = commit() } = process.env;
  if (HANGING === "all") return hangingNames;
  if (HANGING) return hangingNames.filter((name) => HANGING.split(",").includes(name));
  const first = Number.parseInt(HANGING_SEED.slice(0, 8), 16) % hangingNames.length;
  return [...hangingNames, ...hangingNames].slice(first, first + count);
}

/** The commit in hexadecimal digits, so that each subgraph has its turn; `0` for sources without a repository. */
function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "0";
  }
}
