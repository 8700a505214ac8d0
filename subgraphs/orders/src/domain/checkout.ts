import { sumMoney, type Money } from "@souk/kernel/money";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { Buyer } from "@souk/kernel/viewer";
import { keepingClaim, startAttempt } from "./attempt.js";
import { markPaid } from "./mark-paid.js";
import { bodyHash } from "./body-hash.js";
import type { CheckoutOutcome } from "./checkout-outcome.js";
import { checkoutRule, type CheckedCheckout, type CheckoutInput } from "./checkout-rules.js";
import type { CheckedPayment } from "./payment-rule.js";
import { courseLines, physicalLines, type Order, type OrderLine } from "./order.js";
import { answeredAgain } from "./answered-again.js";
import type { CloseParts } from "./close-order.js";
import { expiryJob } from "./expiry-job.js";
import type { OrderPeers, PaymentSource } from "./order-peers.js";
import type { AttemptKey } from "./order-store.js";
import { priceCart } from "./price-cart.js";
import { settlePayment } from "./settle-payment.js";

export interface CheckoutParts extends CloseParts {
  readonly pause: (ms: number) => Promise<void>;
  readonly currency: string;
  /** How long an order waits for its payment, in seconds. */
  readonly unpaidOrderSeconds: number;
}

/** What the other services say of a cart before an order is written. */
type PreparedOrder = {
  readonly lines: readonly OrderLine[];
  readonly subtotal: Money;
  readonly shippingTotal: Money;
  readonly total: Money;
  readonly shipping: Order["shipping"];
  readonly source: PaymentSource;
};

/** Who checks out. */
export type CheckoutBuyer = Pick<Buyer, "kind" | "id">;

type Refusal = Exclude<CheckoutOutcome, { readonly order: Order }>;

/**
 * Turns the viewer's cart into an order and pays it. The order is written, with names and prices frozen, before stock is
 * reserved and before anyone is charged; what left nothing behind is free to be tried again under the same key.
 */
export function checkout(parts: CheckoutParts) {
  const { store, peers, clock, currency, crashPoint } = parts;
  const check = checkoutRule(clock, currency);
  const start = startAttempt(parts);
  const keepClaim = keepingClaim(parts);
  const settle = settlePayment(parts);
  const paid = markPaid(parts);

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
    const placed = await store.placeOrder({ id, buyerId: buyer.id, guest, placedAt, ...order }, attempt, [
      expiryJob(id, placedAt, parts.unpaidOrderSeconds),
    ]);
    if (!placed) return { kind: "serviceUnavailable", service: "orders" };
    crashPoint("checkout.placed");
    return finish(placed, source, attempt);
  }

  /**
   * Goes on with an order that an earlier request with this key wrote and could not bring to an end. That one may have
   * charged the buyer, so it is found out first, and the order is not withdrawn any more.
   */
  async function resume(order: Order, payment: CheckedPayment, attempt: AttemptKey): Promise<CheckoutOutcome> {
    const outcome = await freeingOnFailure(attempt, async (): Promise<CheckoutOutcome> => {
      if (order.status !== "CREATED") return { kind: "paid", order };
      const charged = await peers.payments.status(order.id);
      if (charged === "SUCCEEDED") return { kind: "paid", order: await paid(order, attempt) };
      const source = await paymentSource(peers, payment);
      return "kind" in source ? source : settle(order, source, attempt);
    });
    // what was answered for good is written; anything else can be taken up once more
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
      // the charge is in doubt: the order stays, and a repeat with the key goes on with it
      case "paymentsUnreachable":
      case "paymentUnknown":
      case "actionRequired":
        await store.releaseAttempt(attempt);
        break;
      case "paid":
      case "declined":
    }
    return outcome;
  }

  async function freeingOnFailure<T>(attempt: AttemptKey, run: () => Promise<T>): Promise<T | Refusal> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service: error.service };
      await store.releaseAttempt(attempt);
      throw error;
    }
  }

  async function prepare(input: CheckedCheckout, buyer: CheckoutBuyer): Promise<PreparedOrder | Refusal> {
    const cart = await peers.carts.checkoutCart();
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
    return { lines: priced.lines, subtotal: priced.subtotal, total, source, ...shipped };
  }

  async function orderOf(id: string): Promise<Order> {
    const order = await store.findOrder("id", id);
    if (!order) throw new Error(`an attempt names order ${id}, which is not there`);
    return order;
  }
}

/** The vault's token of a card becomes the provider's. */
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
  // an enrollment belongs to an account
  if (buyer.kind === "guest") return { kind: "productUnavailable", productId: first, reason: "accountNeeded" };
  const offers = new Map((await courses.offers(buyer.id, wanted)).map((offer) => [offer.productId, offer]));
  for (const productId of wanted) {
    const offer = offers.get(productId);
    if (!offer?.isPublished) return { kind: "productUnavailable", productId };
    if (offer.isOwned) return { kind: "alreadyOwned", productId };
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
