import { randomUUID } from "node:crypto";
import {
  AddToCartDocument,
  CancelOrderDocument,
  CheckoutDocument,
  ClearCartDocument,
  LoginDocument,
  RefundOrderDocument,
  RegisterDocument,
} from "@souk/tests/generated/operations";
import type { PlacedOrder } from "@souk/tests/test-kit/data/buying";
import { cardThat, homeAddress } from "@souk/tests/test-kit/data/cards";
import { testPassword } from "@souk/tests/test-kit/clients/shopper";
import type { RetryingClient } from "./retrying-client.js";

export interface ProductIds {
  /** Ids of physical products with enough stock. */
  readonly goods: readonly string[];
  /** Ids of the products of courses; a buyer buys each course once. */
  readonly courses: readonly string[];
}

export interface BuyerOptions {
  readonly shop: RetryingClient;
  /** Signs in the admin who refunds orders. */
  readonly admin: () => Promise<RetryingClient>;
  readonly products: ProductIds;
  readonly random: () => number;
  readonly isOver: () => boolean;
}

/** An order that was reported to its buyer as paid, and the buyer's later action. */
export interface ReportedOrder {
  readonly id: string;
  readonly fate: "kept" | "cancelled" | "refunded" | "refunded in part";
}

/** Counts of the results that buyers received. Each buyer adds to them. */
export interface BuyerTally {
  readonly reported: ReportedOrder[];
  declined: number;
  /** Checkouts that failed for another reason, such as an empty cart. */
  refused: number;
}

const signedInMs = 300_000;

/**
 * Buys repeatedly until `isOver`, with cards that work, are declined or lose their answer. Sometimes cancels or refunds
 * an order.
 */
export async function chaosBuyer(
  { shop, admin, products, random, isOver }: BuyerOptions,
  tally: BuyerTally,
): Promise<void> {
  const courses = [...products.courses];
  const input = { email: `${randomUUID()}@example.com`, password: testPassword };
  await shop.get(RegisterDocument, { input });
  while (!isOver()) {
    const buyer = await signIn(shop, input);
    for (const untilMs = Date.now() + signedInMs; Date.now() < untilMs && !isOver();) await buyOnce(buyer);
  }

  async function buyOnce(buyer: RetryingClient): Promise<void> {
    const course = random() < 0.2 ? courses.pop() : undefined;
    if (course) await buyer.get(AddToCartDocument, { input: { productId: course, quantity: 1 } });
    if (!course || random() < 0.5) {
      const productId = products.goods[Math.floor(random() * products.goods.length)] ?? "";
      await buyer.get(AddToCartDocument, { input: { productId, quantity: 1 + Math.floor(random() * 3) } });
    }
    const card = cardThat(random() < 0.1 ? "is declined" : random() < 0.1 ? "loses the answer" : "succeeds");
    const checkoutInput = { idempotencyKey: randomUUID(), payment: { card }, shippingAddress: homeAddress };
    const { checkout } = await buyer.get(CheckoutDocument, { input: checkoutInput }, ({ checkout: answer }) => {
      return answer !== null && !(answer.__typename === "Order" && answer.status === "CREATED");
    });
    if (checkout?.__typename === "Order") {
      tally.reported.push({ id: checkout.id, fate: await decideFate(checkout, buyer) });
    } else if (checkout?.__typename === "PaymentDeclined") {
      tally.declined += 1;
    } else {
      tally.refused += 1;
      await buyer.get(ClearCartDocument, {});
    }
  }

  async function decideFate({ id, lines: [line] }: PlacedOrder, buyer: RetryingClient): Promise<ReportedOrder["fate"]> {
    const chance = random();
    const idempotencyKey = randomUUID();
    if (chance < 0.1) {
      const { cancelOrder } = await buyer.get(CancelOrderDocument, { id, idempotencyKey });
      // an order of courses only is complete by then
      return cancelOrder?.__typename === "Order" ? "cancelled" : "kept";
    }
    if (chance < 0.15) {
      await (await admin()).get(RefundOrderDocument, { id, idempotencyKey });
      return "refunded";
    }
    const productId = line?.product?.id;
    if (chance < 0.2 && productId) {
      const lines = [{ productId, quantity: 1 }];
      await (await admin()).get(RefundOrderDocument, { id, idempotencyKey, lines });
      return "refunded in part";
    }
    return "kept";
  }
}

/** Signs in to an account, which may be new. */
export async function signIn(
  shop: RetryingClient,
  input: { readonly email: string; readonly password: string },
): Promise<RetryingClient> {
  const { login } = await shop.get(LoginDocument, { input }, (answer) => answer.login?.__typename === "SignedIn");
  if (login?.__typename !== "SignedIn") throw new Error(`the sign-in ended with ${login?.__typename}`);
  return shop.signedIn(login.accessToken);
}
