import type { Buyer } from "@souk/kernel/identity/viewer";
import type { PostalAddress } from "@souk/kernel/values/postal-address";
import { sumMoney, type Money } from "@souk/kernel/values/money";
import type { CheckoutDeps } from "../order-deps.js";
import type { CartLine, OrderPeers, PaymentSource } from "../peers.js";
import { addedTaxMinor, type OrderTax } from "../order/order-tax.js";
import { courseLines, goodsOf, physicalLines, type Order, type OrderLine } from "../order/order.js";
import { paymentSource } from "../payment/payment-source.js";
import { calculateTax } from "./calculate-tax.js";
import type { CheckoutOutcome } from "./checkout-outcome.js";
import type { CheckedCheckout } from "./checkout-rules.js";
import { checkByRules, priceByRules } from "./checkout-by-rules.js";
import { checkLineFields } from "./line-fields.js";
import { priceCart } from "./price-cart.js";

/** The result of asking the other services about a cart, before the order is written. */
export interface PreparedOrder {
  readonly lines: readonly OrderLine[];
  readonly subtotal: Money;
  readonly shippingTotal: Money;
  readonly total: Money;
  readonly tax?: OrderTax | undefined;
  readonly shipping: Order["shipping"];
  /** Null when the buyer pays later, and for an order of 0. */
  readonly source: PaymentSource | null;
  readonly cartVersion: string;
}

/** The buyer who checks out. */
export type CheckoutBuyer = Pick<Buyer, "kind" | "id">;

/** The outcomes of a checkout that places no order. */
export type CheckoutRefusal =
  Exclude<CheckoutOutcome, { readonly order: Order }> | Extract<CheckoutOutcome, { kind: "cartAlreadyOrdered" }>;

/** The lines of an order, and the version under which they are ordered once. */
interface ChosenLines {
  readonly version: string;
  readonly lines: readonly CartLine[];
}

/** Asks the other services about the viewer's cart, or the given course. Writes nothing. Throws ServiceUnavailableError. */
export function prepareCheckout({
  store,
  peers,
  currency,
  rules,
  tax: project,
  lineFields,
  courseShopShare,
}: Pick<CheckoutDeps, "store" | "peers" | "currency" | "rules" | "tax" | "lineFields" | "courseShopShare">) {
  const checkFields = checkLineFields(lineFields);
  const priceLines = priceByRules(rules);
  const taxesOf = calculateTax({ peers, tax: project });
  const checkRules = checkByRules(rules);
  return async (input: CheckedCheckout, buyer: CheckoutBuyer): Promise<PreparedOrder | CheckoutRefusal> => {
    const { courseProductId } = input;
    const chosen = courseProductId ? await linesOfCourse(courseProductId, buyer) : await linesOfCart(input, buyer);
    if ("kind" in chosen) return chosen;
    const { version: cartVersion, lines: cart } = chosen;
    const products = await peers.catalog.findProducts(cart.map(({ productId }) => productId));
    const priced = priceCart(cart, products, currency);
    if (priced.kind !== "priced") return priced;
    const goods = courseProductId === undefined ? undefined : physicalLines(priced.lines)[0];
    if (goods) return { kind: "productUnavailable", productId: goods.productId, reason: "noCourse" };
    const declared = checkFields(priced.lines, cart);
    if (declared.faults.length > 0) return { kind: "invalid", fields: declared.faults };
    const { lines, subtotal } = await priceLines(buyer, { ...priced, lines: declared.lines });
    const sourceOf = () => ("later" in input.payment ? null : paymentSource(peers, input.payment, buyer.id));
    const [early, sold, shipped] = await Promise.all([
      // an order with a subtotal is paid; one without is free unless it has costs of shipping
      subtotal.amountMinor > 0 ? sourceOf() : null,
      withSellers(peers, buyer, { lines, shopShare: courseShopShare }),
      rateOf(peers, { lines, subtotal, buyer }, input),
    ]);
    if (early && "kind" in early)
      return "kind" in shipped ? { ...early, fields: [...early.fields, ...shipped.fields] } : early;
    if ("kind" in sold) return sold;
    if ("kind" in shipped) return shipped;
    const { shippingTotal, shipping } = shipped;
    const tax = await taxesOf({ lines, shippingTotal, destination: shipping?.address ?? null });
    const total = sumMoney(currency, [subtotal, shippingTotal, { amountMinor: addedTaxMinor(tax), currency }]);
    const refusal = await checkRules(buyer, { lines, subtotal, total, ...shipped });
    if (refusal) return refusal;
    if (input.expectedTotalMinor !== null && input.expectedTotalMinor !== total.amountMinor)
      return { kind: "priceChanged", total };
    const source = subtotal.amountMinor === 0 && total.amountMinor > 0 ? await sourceOf() : early;
    if (source && "kind" in source) return source;
    return { cartVersion, lines: sold, subtotal, total, source, ...(tax ? { tax } : {}), ...shipped };
  };

  async function linesOfCart(
    { expectedCartVersion }: CheckedCheckout,
    buyer: CheckoutBuyer,
  ): Promise<ChosenLines | CheckoutRefusal> {
    const cart = await peers.carts.checkoutCart();
    if (expectedCartVersion !== undefined && expectedCartVersion !== cart.version)
      return (await paidOrderOf(expectedCartVersion, buyer)) ?? { kind: "cartChanged", cartId: cart.id };
    return cart.lines.length === 0 ? { kind: "cartEmpty" } : cart;
  }

  /**
   * Returns the line of a course that is ordered without a cart. The version is the same for all requests until an order
   * of the course has ended, so that at most one of parallel requests places an order. It is read before courses is asked
   * for the enrollment: an order that has ended by then has its enrollment.
   */
  async function linesOfCourse(productId: string, { id }: CheckoutBuyer): Promise<ChosenLines> {
    const ended = await store.countEndedOrders(id, productId);
    return { version: `enroll:${id}:${productId}:${ended}`, lines: [{ productId, quantity: 1 }] };
  }

  /** Finds the paid order of an old cart version: the cart changed because the buyer bought it. */
  async function paidOrderOf(cartVersion: string, buyer: CheckoutBuyer): Promise<CheckoutRefusal | null> {
    const order = await store.findOrderOfCart(cartVersion);
    if (order?.buyerId !== buyer.id || order.status === "CREATED") return null;
    return { kind: "cartAlreadyOrdered", order };
  }
}

/** Adds the sellers of courses to the lines. Refuses courses that the buyer cannot buy. */
async function withSellers(
  { courses }: OrderPeers,
  buyer: CheckoutBuyer,
  { lines, shopShare }: { readonly lines: readonly OrderLine[]; readonly shopShare: number },
): Promise<Extract<CheckoutOutcome, { kind: "productUnavailable" | "alreadyOwned" }> | readonly OrderLine[]> {
  const productIds = courseLines(lines).map(({ productId }) => productId);
  const [first] = productIds;
  if (first === undefined) return lines;
  // only an account can have an enrollment
  if (buyer.kind === "guest") return { kind: "productUnavailable", productId: first, reason: "accountNeeded" };
  const offers = new Map((await courses.offers(buyer.id, productIds)).map((offer) => [offer.productId, offer]));
  for (const productId of productIds) {
    const offer = offers.get(productId);
    if (!offer?.isPublished) return { kind: "productUnavailable", productId };
    if (offer.isOwned) return { kind: "alreadyOwned", productId };
    if (offer.isInstructor) return { kind: "productUnavailable", productId, reason: "ownCourse" };
  }
  return lines.map((line) => {
    const instructorId = offers.get(line.productId)?.instructorId;
    return instructorId ? { ...line, seller: { instructorId, shopShare } } : line;
  });
}

type InvalidCheckout = Extract<CheckoutRefusal, { kind: "invalid" }>;

const invalid = (path: string, message: string): InvalidCheckout => ({ kind: "invalid", fields: [{ path, message }] });

/** Returns the given address, or the buyer's default one. */
async function addressOf(
  { accounts }: OrderPeers,
  { shippingAddress }: CheckedCheckout,
  buyer: CheckoutBuyer,
): Promise<PostalAddress | InvalidCheckout> {
  const address = shippingAddress ?? (buyer.kind === "guest" ? null : await accounts.defaultAddress(buyer.id));
  if (address) return address;
  const rest = buyer.kind === "guest" ? "" : ", and there is no default address";
  return invalid("shippingAddress", `is needed: the cart holds goods${rest}`);
}

async function rateOf(
  peers: OrderPeers,
  { lines, subtotal, buyer }: Pick<PreparedOrder, "lines" | "subtotal"> & { readonly buyer: CheckoutBuyer },
  input: CheckedCheckout,
): Promise<Pick<PreparedOrder, "shippingTotal" | "shipping"> | InvalidCheckout> {
  if (physicalLines(lines).length === 0)
    return { shippingTotal: { amountMinor: 0, currency: subtotal.currency }, shipping: null };
  const address = await addressOf(peers, input, buyer);
  if ("kind" in address) return address;
  const { carrier } = input;
  const goods = goodsOf(lines).map(({ productId, quantity }) => ({ productId, quantity }));
  const rate = await peers.shipping.rate({ carrier, address, subtotal, lines: goods });
  if (!rate) return invalid("carrier", carrier ? `${carrier} does not deliver there` : "no carrier delivers there");
  return { shippingTotal: rate.total, shipping: { address, carrier: rate.carrier } };
}
