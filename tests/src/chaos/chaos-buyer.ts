import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import {
  AddToCartDocument,
  CancelOrderDocument,
  CheckoutDocument,
  LoginDocument,
  OrderDocument,
  RegisterDocument,
} from "../generated/operations.js";
import { cardThat, homeAddress } from "../test-kit/cards.js";
import { ShopClient } from "../test-kit/shop-client.js";
import { testPassword } from "../test-kit/shopper.js";

export interface BuyerParts {
  readonly origin: string;
  readonly productIds: readonly string[];
  readonly random: () => number;
  readonly isOver: () => boolean;
}

/** What one buyer was told. */
export interface BuyerTally {
  paid: number;
  declined: number;
  cancelled: number;
  /** Requests that got no answer, or that of a service that was away, and were sent again. */
  repeated: number;
  /** Ids of orders told to be paid that are not there afterwards, or not paid. */
  readonly lost: string[];
}

const pauseMs = 200;

/** Buys again and again until it is over; whatever gets no answer is sent again with the same key until it does. */
export async function chaosBuyer({ origin, productIds, random, isOver }: BuyerParts): Promise<BuyerTally> {
  const tally: BuyerTally = { paid: 0, declined: 0, cancelled: 0, repeated: 0, lost: [] };
  const shop = new ShopClient(origin);
  const until = <T>(ask: () => Promise<T | null>): Promise<T> => answered(ask, tally);
  const input = { email: `${randomUUID()}@example.com`, password: testPassword };
  await until(async () => (await shop.get(RegisterDocument, { input })).register);
  const paidIds: string[] = [];
  while (!isOver()) await buyOnce(await signIn());
  const witness = await signIn();
  for (const id of paidIds) {
    const { order } = await until(() => witness.get(OrderDocument, { id }));
    if (order === null || ["CREATED", "CANCELLED", "REFUNDED"].includes(order.status)) tally.lost.push(id);
  }
  return tally;

  async function signIn(): Promise<ShopClient> {
    const { accessToken } = await until(async () => {
      const { login } = await shop.get(LoginDocument, { input });
      return login?.__typename === "SignedIn" ? login : null;
    });
    return shop.signedIn(accessToken);
  }

  async function buyOnce(buyer: ShopClient): Promise<void> {
    const productId = productIds[Math.floor(random() * productIds.length)] ?? "";
    const quantity = 1 + Math.floor(random() * 3);
    await until(async () => {
      const { addToCart } = await buyer.get(AddToCartDocument, { input: { productId, quantity } });
      return addToCart?.__typename === "Cart" ? addToCart : null;
    });
    const card = cardThat(random() < 0.1 ? "is declined" : random() < 0.1 ? "loses the answer" : "succeeds");
    const checkout = { input: { idempotencyKey: randomUUID(), payment: { card }, shippingAddress: homeAddress } };
    const outcome = await until(async () => {
      const answer = (await buyer.get(CheckoutDocument, checkout)).checkout;
      const isOpen =
        answer?.__typename === "ServiceUnavailable" || (answer?.__typename === "Order" && answer.status === "CREATED");
      return answer && !isOpen ? answer : null;
    });
    if (outcome.__typename === "PaymentDeclined") tally.declined += 1;
    if (outcome.__typename !== "Order") return;
    tally.paid += 1;
    if (random() >= 0.1) {
      paidIds.push(outcome.id);
    } else {
      await until(async () => (await buyer.get(CancelOrderDocument, { id: outcome.id })).cancelOrder);
      tally.cancelled += 1;
    }
  }
}

/** Null and failures are no answers. */
async function answered<T>(ask: () => Promise<T | null>, tally: BuyerTally): Promise<T> {
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer !== null) return answer;
    tally.repeated += 1;
    await delay(pauseMs);
  }
}
