import { sumMoney, type Money } from "@souk/kernel/values/money";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Buyer } from "@souk/kernel/identity/viewer";
import { keepingClaim, startAttempt } from "../idempotency/attempt.js";
import { makeWay } from "./supersede-order.js";
import { markPaid } from "../payment/record-payment.js";
import { bodyHash } from "../idempotency/body-hash.js";
import type { CheckoutOutcome } from "./checkout-outcome.js";
import { checkoutRule, type CheckedCheckout, type CheckoutInput } from "./checkout-rules.js";
import type { CheckedPayment } from "../payment/payment-source.js";
import { courseLines, physicalLines, type Order, type OrderLine } from "../order/order.js";
import { answeredAgain } from "../answered-again.js";
import { atOnce, type CloseParts } from "../refund/refund-jobs.js";
import { expiryJob } from "../expiry-job.js";
import type { OrderPeers, PaymentSource } from "../order-peers.js";
import type { AttemptKey, NewOrder } from "../order-store.js";
import { priceCart } from "./price-cart.js";
import { resumeJobOfAttempt } from "../payment/payment-jobs.js";
import { settlePayment } from "../payment/settle-payment.js";
import { successorOf } from "../successor.js";

export interface CheckoutParts extends CloseParts {
  readonly pause: (ms: number) => Promise<void>;
  readonly currency: string;
  /** The time for which an order waits for its payment, in seconds. */
  readonly unpaidOrderSeconds: number;
}

/** The result of asking the other services about a cart, before the order is written. */
type PreparedOrder = {
  readonly lines: readonly OrderLine[];
  readonly subtotal: Money;
  readonly shippingTotal: Money;
  readonly total: Money;
  readonly shipping: Order["shipping"];
  readonly source: PaymentSource;
  readonly cartVersion: string;
};

/** The buyer who checks out. */
export type CheckoutBuyer = Pick<Buyer, "kind" | "id">;

type Refusal =
  Exclude<CheckoutOutcome, { readonly order: Order }> | Extract<CheckoutOutcome, { kind: "cartAlreadyOrdered" }>;

/** Each attempt to place the order supersedes another order of the same cart, or finds that order gone. */
const maxPlacings = 10;

/**
 * Turns the viewer's cart into an order and pays it. Writes the order, with fixed names and prices, before it reserves
 * stock and before it charges. A checkout that left nothing behind can be repeated with the same key.
 */
export function checkout(parts: CheckoutParts) {
  const { store, peers, clock, currency, crashPoint } = parts;
  const check = checkoutRule(clock, currency);
  const start = startAttempt(parts);
  const keepClaim = keepingClaim(parts);
  const settle = settlePayment(parts);
  const paid = markPaid(parts);
  const giveWay = makeWay(parts);

  return async (input: CheckoutInput, buyer: CheckoutBuyer): Promise<CheckoutOutcome> => {
    const checked = check(input, buyer.kind);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const attempt = { buyerId: buyer.id, operation: "checkout", key: checked.value.idempotencyKey } as const;
    const claim = await start(attempt, bodyHash(checked.value));
    switch (claim.kind) {
      case "otherBody":
        return { kind: "keyReused" };
      case "stillRunning":
        return { kind: "serviceUnavailable", service: "orders" };
      case "answered":
        return answeredAgain(await orderOf(claim.orderId), claim.answer);
      case "resumed":
        return keepClaim(attempt, async () => resume(await orderOf(claim.orderId), checked.value.payment, attempt));
      case "claimed":
        return keepClaim(attempt, () => begin(checked.value, buyer, attempt));
    }
  };

  async function begin(input: CheckedCheckout, buyer: CheckoutBuyer, attempt: AttemptKey): Promise<CheckoutOutcome> {
    crashPoint("checkout.claimed");
    const prepared = await freeingOnFailure(attempt, () => prepare(input, buyer));
    if ("kind" in prepared) {
      await store.releaseAttempt(attempt);
      return prepared;
    }
    const { source, ...order } = prepared;
    const id = parts.newId();
    const placedAt = clock.now();
    const guest = buyer.kind === "guest" ? { id: buyer.id, email: input.email ?? null } : null;
    const wanted = { id, buyerId: buyer.id, guest, placedAt, ...order };
    const placed = await freeingOnFailure(attempt, () => place(wanted, attempt));
    if ("kind" in placed) {
      await store.releaseAttempt(attempt);
      return placed;
    }
    crashPoint("checkout.placed");
    return finish(placed, source, attempt);
  }

  /**
   * Places the order. A cart version is sold once: an unpaid order of the same version is superseded; a paid one is
   * returned.
   */
  async function place(order: NewOrder, attempt: AttemptKey): Promise<Order | Refusal> {
    let supersedes: string | null = null;
    for (let placings = 0; placings < maxPlacings; placings++) {
      const jobs = [
        expiryJob(order.id, order.placedAt, parts.unpaidOrderSeconds),
        resumeJobOfAttempt(order.id, order.placedAt, { isNewOrder: true }),
        ...(supersedes === null ? [] : [{ task: "releaseReservation", data: { orderId: supersedes } }]),
      ];
      const outcome = await store.placeOrder({ order, attempt, jobs, supersedes });
      if (outcome.kind === "attemptBound") break;
      if (outcome.kind === "placed") {
        const earlier = supersedes;
        if (earlier !== null) await atOnce(() => peers.inventory.release(earlier));
        return outcome.order;
      }
      const other = await store.findOrderOfCart(order.cartVersion);
      supersedes = other?.id ?? null;
      const way = other ? await giveWay(other) : { kind: "closed" as const };
      if (way.kind === "cartAlreadyOrdered" && way.order.status !== "CANCELLED") return way;
    }
    return { kind: "serviceUnavailable", service: "orders" };
  }

  /**
   * Continues an order that an earlier request with this key wrote but did not finish. The earlier request may have
   * charged the buyer, so this first asks payments, and it never withdraws the order.
   */
  async function resume(order: Order, payment: CheckedPayment, attempt: AttemptKey): Promise<CheckoutOutcome> {
    // if this throws, the claim stays, and the payment's job continues
    const outcome = await unlessUnavailable(async (): Promise<CheckoutOutcome> => {
      const successor = await successorOf(store, order);
      if (successor) return { kind: "superseded", order: successor };
      if (order.status !== "CREATED") return { kind: "paid", order };
      await store.enqueue([resumeJobOfAttempt(order.id, clock.now())]);
      const charged = await peers.payments.status(order.id);
      if (charged === "SUCCEEDED") return { kind: "paid", order: await paid(order, { attempt }) };
      const source = await paymentSource(peers, payment);
      return "kind" in source ? source : settle(order, source, attempt);
    });
    // a final answer is written; any other outcome can be resumed
    if (outcome.kind === "paid") await store.answerAttempt(attempt, order.id, { kind: "paid" });
    else if (outcome.kind !== "declined") await store.releaseAttempt(attempt);
    return outcome;
  }

  async function finish(order: Order, source: PaymentSource, attempt: AttemptKey): Promise<CheckoutOutcome> {
    const outcome = await settle(order, source, attempt);
    const left = [{ task: "releaseReservation", data: { orderId: order.id } }];
    switch (outcome.kind) {
      case "outOfStock":
      case "invalid":
      case "serviceUnavailable":
        await store.withdrawOrder(order.id, attempt, left);
        break;
      // the charge may have succeeded: the order stays, and a repeat with the key continues it
      case "paymentsUnreachable":
      case "paymentUnknown":
      case "actionRequired":
      case "superseded":
        await store.releaseAttempt(attempt);
        break;
      case "paid":
      case "declined":
    }
    return outcome;
  }

  async function freeingOnFailure<T>(attempt: AttemptKey, run: () => Promise<T>): Promise<T | Refusal> {
    try {
      return await unlessUnavailable(run);
    } catch (error) {
      await store.releaseAttempt(attempt);
      throw error;
    }
  }

  async function unlessUnavailable<T>(run: () => Promise<T>): Promise<T | Refusal> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service: error.service };
      throw error;
    }
  }

  async function prepare(input: CheckedCheckout, buyer: CheckoutBuyer): Promise<PreparedOrder | Refusal> {
    const { id: cartId, version: cartVersion, lines: cart } = await peers.carts.checkoutCart();
    const { expectedCartVersion } = input;
    if (expectedCartVersion !== undefined && expectedCartVersion !== cartVersion)
      return (await paidOrderOf(expectedCartVersion, buyer)) ?? { kind: "cartChanged", cartId };
    if (cart.length === 0) return { kind: "cartEmpty" };
    const [products, source] = await Promise.all([
      peers.catalog.findProducts(cart.map(({ productId }) => productId)),
      paymentSource(peers, input.payment),
    ]);
    if ("kind" in source) return source;
    const priced = priceCart(cart, products, currency);
    if (priced.kind !== "priced") return priced;
    const [course, shipped] = await Promise.all([
      courseInTheWay(peers, buyer, priced.lines),
      rateOf(peers, priced.lines, priced.subtotal, input),
    ]);
    if (course) return course;
    if ("kind" in shipped) return shipped;
    const total = sumMoney(currency, [priced.subtotal, shipped.shippingTotal]);
    if (input.expectedTotalMinor !== null && input.expectedTotalMinor !== total.amountMinor)
      return { kind: "priceChanged", total };
    return { cartVersion, lines: priced.lines, subtotal: priced.subtotal, total, source, ...shipped };
  }

  /** Finds the paid order of an old cart version: the cart changed because the buyer bought it. */
  async function paidOrderOf(cartVersion: string, buyer: CheckoutBuyer): Promise<Refusal | null> {
    const order = await store.findOrderOfCart(cartVersion);
    if (order?.buyerId !== buyer.id || order.status === "CREATED") return null;
    return { kind: "cartAlreadyOrdered", order };
  }

  async function orderOf(id: string): Promise<Order> {
    const order = await store.findOrder("id", id);
    if (!order) throw new Error(`an attempt names order ${id}, which is not there`);
    return order;
  }
}

/** Exchanges the vault's card token for the provider's token. */
export async function paymentSource(
  { payments }: Pick<OrderPeers, "payments">,
  payment: CheckedPayment,
): Promise<PaymentSource | { kind: "invalid"; fields: readonly { path: string; message: string }[] }> {
  if (!("card" in payment)) return payment;
  const answer = await payments.tokenize(payment.card);
  if ("token" in answer) return { cardToken: answer.token };
  return {
    kind: "invalid",
    fields: answer.fields.map(({ path, message }) => ({ path: `payment.card.${path}`, message })),
  };
}

async function courseInTheWay(
  { courses }: OrderPeers,
  buyer: CheckoutBuyer,
  lines: readonly OrderLine[],
): Promise<Extract<CheckoutOutcome, { kind: "productUnavailable" | "alreadyOwned" }> | null> {
  const wanted = courseLines(lines).map(({ productId }) => productId);
  const [first] = wanted;
  if (first === undefined) return null;
  // only an account can have an enrollment
  if (buyer.kind === "guest") return { kind: "productUnavailable", productId: first, reason: "accountNeeded" };
  const offers = new Map((await courses.offers(buyer.id, wanted)).map((offer) => [offer.productId, offer]));
  for (const productId of wanted) {
    const offer = offers.get(productId);
    if (!offer?.isPublished) return { kind: "productUnavailable", productId };
    if (offer.isOwned) return { kind: "alreadyOwned", productId };
    if (offer.isInstructor) return { kind: "productUnavailable", productId, reason: "ownCourse" };
  }
  return null;
}

async function rateOf(
  { shipping }: OrderPeers,
  lines: readonly OrderLine[],
  subtotal: Money,
  { shippingAddress: address, carrier }: CheckedCheckout,
): Promise<Pick<PreparedOrder, "shippingTotal" | "shipping"> | Extract<Refusal, { kind: "invalid" }>> {
  const invalid = (path: string, message: string) => ({ kind: "invalid" as const, fields: [{ path, message }] });
  if (physicalLines(lines).length === 0)
    return { shippingTotal: { amountMinor: 0, currency: subtotal.currency }, shipping: null };
  if (!address) return invalid("shippingAddress", "is needed: the cart holds goods");
  const rate = await shipping.rate(carrier, address.country, subtotal);
  if (!rate) return invalid("carrier", carrier ? `${carrier} does not deliver there` : "no carrier delivers there");
  return { shippingTotal: rate.total, shipping: { address, carrier: rate.carrier } };
}
