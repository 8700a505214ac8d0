import type { VaultedCard } from "@souk/kernel/cards/vaulted-card";
import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Destination } from "@souk/kernel/project/providers/shipping-calculator";
import type { DecimalMoney, Money } from "@souk/kernel/values/money";
import type { Locale } from "@souk/kernel/values/locale";
import type { PostalAddress } from "@souk/kernel/values/postal-address";
import type { ShippableItem } from "./fulfillment/shippable-item.js";
// The operations of the other services that orders uses. Each call throws ServiceUnavailableError without a response.

export interface CartLine {
  readonly productId: string;
  readonly quantity: number;
  /** Set for a line of the cart with values of declared fields. */
  readonly lineId?: string | undefined;
  /** The values of declared fields as the buyer gave them. */
  readonly custom?: unknown;
}

export interface CheckoutCart {
  readonly id: string;
  /** Changes with each change of the lines. */
  readonly version: string;
  readonly lines: readonly CartLine[];
}

/** A place in the order of carts by their last change. */
export interface CartPosition {
  readonly changedAt: Date;
  /** Null: before all carts of this time. */
  readonly buyerId: string | null;
}

export interface CartPeer {
  /** Returns the viewer's cart. */
  checkoutCart(): Promise<CheckoutCart>;
  /** Returns any buyer's cart. `changedAt` is null for a buyer without a cart. */
  cartOf(buyerId: string): Promise<CheckoutCart & { readonly changedAt: Date | null }>;
  /** Returns carts with lines by their last change, oldest first; `changedBefore` is inclusive. */
  idleCarts(page: {
    readonly after: CartPosition;
    readonly changedBefore: Date;
    /** At most 100. */
    readonly first: number;
  }): Promise<readonly { readonly buyerId: string; readonly changedAt: Date }[]>;
  /** Returns the number of carts that got their first line in this range; `to` is exclusive. */
  startedCarts(from: Date, to: Date): Promise<number>;
  /** Removes the bought lines from the cart, once per order; idempotent. */
  removeBought(orderId: string, buyerId: string, lines: readonly CartLine[]): Promise<void>;
}

export interface CatalogProduct {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly kind: "PHYSICAL" | "COURSE";
  readonly price: DecimalMoney;
  readonly isActive: boolean;
}

export interface CatalogPeer {
  findProducts(ids: readonly string[]): Promise<ReadonlyMap<string, CatalogProduct>>;
  /** Returns the slugs of the categories of each product. */
  findCategories(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
}

export interface Shortage {
  readonly productId: string;
  readonly requested: number;
  readonly available: number;
}

export interface Reservation {
  /** Empty when all lines are reserved. */
  readonly shortages: readonly Shortage[];
  /** When the reservation expires; null when nothing is reserved, or the reservation is held. */
  readonly endsAt: Date | null;
}

export interface InventoryPeer {
  reserve(orderId: string, lines: readonly CartLine[]): Promise<Reservation>;
  /** Sells the reserved units. Returns false when the reservation has ended: no units are sold. */
  commit(orderId: string): Promise<boolean>;
  /** With `endsAt`, releases only a reservation that ends then or is held, not one that the order has made since. */
  release(orderId: string, endsAt?: Date | null): Promise<void>;
  /** Removes the expiry of the order's reservation. Returns false when the reservation has ended. */
  hold(orderId: string): Promise<boolean>;
  /** Returns sold goods to stock, once per event. */
  returnStock(eventId: string, orderId: string, lines: readonly CartLine[]): Promise<void>;
}

export interface CourseOffer {
  readonly productId: string;
  readonly isPublished: boolean;
  readonly isOwned: boolean;
  /** Whether the buyer is the instructor of the course. */
  readonly isInstructor: boolean;
  /** The instructor of the course, whatever its status; null for a product without a course. */
  readonly instructorId: string | null;
}

export interface CoursesPeer {
  /** Without a buyer, describes the courses alone. */
  offers(buyerId: string | null, productIds: readonly string[]): Promise<readonly CourseOffer[]>;
  /** Returns false while the buyer is not enrolled in all of the courses, for example if a course does not exist. */
  enroll(orderId: string, buyerId: string, productIds: readonly string[]): Promise<boolean>;
  /** Ends the enrollments of the order, once per event. */
  endEnrollments(eventId: string, orderId: string, buyerId: string, productIds: readonly string[]): Promise<void>;
}

export interface ShippingPeer {
  /** Returns null if the carrier does not exist or does not serve the address. `lines`: the goods. */
  rate(inquiry: {
    carrier: string | null;
    address: Destination;
    subtotal: Money;
    lines: readonly CartLine[];
  }): Promise<{ carrier: string; total: Money } | null>;
  createShipment(shipment: {
    orderId: string;
    orderNumber: string;
    buyerId: string;
    /** Set when accounts has no address. */
    email: string | null;
    carrier: string;
    address: PostalAddress;
    lines: readonly ShippableItem[];
  }): Promise<void>;
  /** Assigns the shipments of these orders to this user. */
  claim(userId: string, orderIds: readonly string[]): Promise<void>;
  /**
   * Cancels a shipment that has not left, and prevents a later one for this order. Returns false when it has left: it
   * stays unchanged.
   */
  cancelShipment(eventId: string, orderId: string, reason: string): Promise<boolean>;
}

export type PaymentState = "NONE" | "PENDING" | "AUTHORIZED" | "SUCCEEDED" | "FAILED" | "REFUNDED";

/** An action of the buyer at the provider that must precede the payment, such as 3-D Secure. */
export interface PaymentAction {
  readonly provider: string;
  /** The page of the action; null when the provider's script in the browser shows it. */
  readonly url: string | null;
  /** The secret for the provider's script. */
  readonly clientSecret: string | null;
  /** The shop's public key for the provider's script; not a secret. */
  readonly publicKey: string | null;
  /** The order id for the provider's own checkout. */
  readonly providerOrderId: string | null;
  /** The payment is cancelled at this time if the action is not done. */
  readonly expiresAt: Date;
}

export type Charge =
  /** `isAuthorized`: the money is held, and `capture` takes it when the goods leave. Absent: it is taken. */
  | { readonly kind: "succeeded"; readonly isAuthorized?: boolean }
  | { readonly kind: "declined"; readonly declineCode: string; readonly paymentId: string }
  /** No money has moved; a repeat returns the outcome and charges nothing. */
  | { readonly kind: "actionRequired"; readonly paymentId: string; readonly action: PaymentAction }
  /** The provider's answer is not known yet. */
  | { readonly kind: "pending" }
  | { readonly kind: "methodNotFound" }
  /** The provider has its own checkout and accepts no cards, or the reverse. */
  | { readonly kind: "sourceNotTaken" }
  /** The confirmation does not prove a waiting payment of this order. */
  | { readonly kind: "confirmationRefused" }
  /** `cancel` has closed the order: it accepts no payment. */
  | { readonly kind: "orderClosed" };

/** The outcome of a charge that may or may not have been made. */
export type FoundCharge =
  Extract<Charge, { kind: "succeeded" | "declined" | "actionRequired" | "pending" }> | { readonly kind: "none" };

/** The proof of payment that the provider's own checkout gave to the buyer's browser. */
export interface PaymentConfirmation {
  readonly providerPaymentId: string;
  readonly signature: string;
}

export type PaymentSource =
  | (NewPaymentSource & { readonly provider?: string })
  /** Starts no payment; proves one that was started. */
  | { readonly confirmation: PaymentConfirmation };

type NewPaymentSource =
  | { readonly cardToken: string }
  | { readonly paymentMethodId: string }
  /** The buyer pays in the provider's own checkout. */
  | { readonly atProvider: true };

export type Captured =
  | { readonly kind: "captured"; readonly amount: Money }
  | { readonly kind: "refused"; readonly amount: Money; readonly refusalCode: string }
  /** The money was taken at once, or nothing is left to capture. */
  | { readonly kind: "nothingLeft" };

export interface PaymentsPeer {
  /** Returns the id of the user's default payment method; null when there is none. */
  defaultMethod(userId: string): Promise<string | null>;
  tokenize(card: VaultedCard): Promise<{ token: string } | { fields: readonly InvalidField[] }>;
  /** Charges at most once per key. */
  charge(charge: {
    orderId: string;
    orderNumber: string;
    buyerId: string;
    amount: Money;
    idempotencyKey: string;
    source: PaymentSource;
    /** Whether all lines are shipped, so that the provider may hold the money until then. */
    isShipped: boolean;
  }): Promise<Charge>;
  /**
   * Captures a part of the held money, or with null the rest, at most once per key. Another amount than the given one is
   * captured if less is left, or if the provider captures only once.
   */
  capture(capture: { orderId: string; amount: Money | null; idempotencyKey: string }): Promise<Captured>;
  /** Assigns the payments of these orders to this user. */
  claim(userId: string, orderIds: readonly string[]): Promise<void>;
  /**
   * Finds the charge with this key, or another charge of the order that did not fail; with null, the order's last
   * charge. Charges nothing.
   */
  find(orderId: string, idempotencyKey: string | null): Promise<FoundCharge>;
  /**
   * Cancels what could still pay the order, at the provider first, and closes the order for payments. AUTHORIZED,
   * SUCCEEDED, REFUNDED: the order was already paid. PENDING: the provider does not answer, and the payment is still open.
   */
  cancel(orderId: string): Promise<PaymentState>;
  /** Returns the state of the order's charge; asks the provider if it is open. */
  status(orderId: string): Promise<PaymentState>;
  /** Refunds at most once per key, and never more than was captured. */
  refund(refund: {
    orderId: string;
    amount: Money;
    idempotencyKey: string;
    reason: string;
  }): Promise<"succeeded" | "pending" | "refused">;
}

export type OrderMail =
  "ORDER_CONFIRMATION" | "ORDER_CANCELLED" | "ORDER_REFUNDED" | "ORDER_LINK" | "REVIEW_REQUEST" | "CART_REMINDER";

export interface NotificationsPeer {
  send(mail: {
    eventId: string;
    kind: OrderMail;
    orderId?: string;
    userId: string;
    recipient?: string;
    /** The language of the checkout; null when unknown. Absent in jobs of earlier releases. */
    locale?: Locale | null;
    data: unknown;
  }): Promise<void>;
  /** Assigns the notifications that went to these guests at these addresses to this user. */
  claim(userId: string, guests: readonly { guestId: string; recipient: string }[]): Promise<void>;
}

export interface ReviewsPeer {
  /** Returns the products of the list that the user has reviewed. Takes at most 100 products. */
  reviewedProducts(userId: string, productIds: readonly string[]): Promise<readonly string[]>;
}

/** Exactly one of the two. */
export type MatchingUsers =
  /** A part of the email, the username or the full name. */
  | { readonly search: string }
  /** The complete address. */
  | { readonly email: string };

export interface AccountsPeer {
  /** Returns the user's default address; null for a user without addresses and for a guest. */
  defaultAddress(userId: string): Promise<PostalAddress | null>;
  /** Returns user ids, newest user first; the number is limited. */
  matchingUsers(matching: MatchingUsers): Promise<readonly string[]>;
  /** Returns those of the ids that belong to users; the others belong to guests. Takes at most 100 ids. */
  findUsers(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface OrderPeers {
  readonly accounts: AccountsPeer;
  readonly carts: CartPeer;
  readonly catalog: CatalogPeer;
  readonly inventory: InventoryPeer;
  readonly courses: CoursesPeer;
  readonly shipping: ShippingPeer;
  readonly payments: PaymentsPeer;
  readonly mails: NotificationsPeer;
  readonly reviews: ReviewsPeer;
}
