import type { DecimalMoney, Money } from "@souk/kernel/money";
import type { InvalidField } from "@souk/kernel/invalid-field";
import type { PostalAddress } from "@souk/kernel/postal-address";
import type { VaultedCard } from "@souk/kernel/vaulted-card";

// The other services, as far as orders needs them. Each call throws ServiceUnavailableError when there is no answer.

export interface CartLine {
  readonly productId: string;
  readonly quantity: number;
}

export interface Carts {
  /** The viewer's own. */
  checkoutCart(): Promise<readonly CartLine[]>;
  /** How many carts something was put in first in this time, `to` not in it. */
  startedCarts(from: Date, to: Date): Promise<number>;
  /** Once per order, however often it is asked. */
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

export interface Catalog {
  findProducts(ids: readonly string[]): Promise<ReadonlyMap<string, CatalogProduct>>;
}

export interface Shortage {
  readonly productId: string;
  readonly requested: number;
  readonly available: number;
}

export interface Reservation {
  /** Empty: all lines are reserved. */
  readonly shortages: readonly Shortage[];
  /** When it expires; null when nothing is reserved, or it is held. */
  readonly endsAt: Date | null;
}

export interface Inventory {
  reserve(orderId: string, lines: readonly CartLine[]): Promise<Reservation>;
  /** False when the reservation had ended before: nothing was taken out of stock. */
  commit(orderId: string): Promise<boolean>;
  /** With `endsAt`, only a reservation that ends then, or is held: not one that the order has made since. */
  release(orderId: string, endsAt?: Date | null): Promise<void>;
  /** The order's reservation does not expire by itself any more. False when it has ended before. */
  hold(orderId: string): Promise<boolean>;
  /** Sold goods come back. Once per event. */
  returnStock(eventId: string, orderId: string, lines: readonly CartLine[]): Promise<void>;
}

export interface CourseOffer {
  readonly productId: string;
  readonly isPublished: boolean;
  readonly isOwned: boolean;
}

export interface Courses {
  offers(buyerId: string, productIds: readonly string[]): Promise<readonly CourseOffer[]>;
  enroll(orderId: string, buyerId: string, productIds: readonly string[]): Promise<void>;
  /** Ends what the order enrolled its buyer for. Once per event. */
  endEnrollments(eventId: string, orderId: string, buyerId: string, productIds: readonly string[]): Promise<void>;
}

export interface Shipping {
  /** Null: there is no such carrier, or it does not go there. */
  rate(carrier: string | null, country: string, subtotal: Money): Promise<{ carrier: string; total: Money } | null>;
  createShipment(shipment: {
    orderId: string;
    orderNumber: string;
    buyerId: string;
    /** Where accounts has none. */
    email: string | null;
    carrier: string;
    address: PostalAddress;
  }): Promise<void>;
  /** Shipments of these orders are this user's. */
  claim(userId: string, orderIds: readonly string[]): Promise<void>;
  /** A shipment that has not left is not sent; one that is made later for this order, neither. */
  cancelShipment(eventId: string, orderId: string, reason: string): Promise<void>;
}

export type PaymentState = "NONE" | "PENDING" | "SUCCEEDED" | "FAILED" | "REFUNDED";

/** What the buyer has to do with the provider before the money moves, such as 3-D Secure. */
export interface PaymentAction {
  readonly provider: string;
  /** Where to send the buyer; null where the provider's own code in the browser shows it. */
  readonly url: string | null;
  /** For that code. */
  readonly clientSecret: string | null;
  /** What that code knows the shop by; no secret. */
  readonly publicKey: string | null;
  /** What the provider's own checkout is opened for. */
  readonly providerOrderId: string | null;
  /** After that the payment is cancelled, if it is not done. */
  readonly expiresAt: Date;
}

export type Charge =
  | { readonly kind: "succeeded" }
  | { readonly kind: "declined"; readonly declineCode: string; readonly paymentId: string }
  /** No money has moved; whatever asks again is told what became of it, and charges nothing. */
  | { readonly kind: "actionRequired"; readonly paymentId: string; readonly action: PaymentAction }
  /** The provider's answer is lost so far. */
  | { readonly kind: "pending" }
  | { readonly kind: "methodNotFound" }
  /** The provider has a checkout of its own and takes no cards, or the reverse. */
  | { readonly kind: "sourceNotTaken" }
  /** Not the provider's for a payment of this order that waits for its buyer. */
  | { readonly kind: "confirmationRefused" };

/** What the provider's own checkout has handed to the buyer's browser, to prove that they have paid there. */
export interface PaymentConfirmation {
  readonly providerPaymentId: string;
  readonly signature: string;
}

export type PaymentSource =
  | { readonly cardToken: string }
  | { readonly paymentMethodId: string }
  /** The buyer pays in the provider's own checkout. */
  | { readonly atProvider: true }
  /** Begins nothing; proves what was begun. */
  | { readonly confirmation: PaymentConfirmation };

export interface Payments {
  tokenize(card: VaultedCard): Promise<{ token: string } | { fields: readonly InvalidField[] }>;
  /** The same key never charges twice. */
  charge(charge: {
    orderId: string;
    orderNumber: string;
    buyerId: string;
    amount: Money;
    idempotencyKey: string;
    source: PaymentSource;
  }): Promise<Charge>;
  /** Payments of these orders are this user's. */
  claim(userId: string, orderIds: readonly string[]): Promise<void>;
  /** What is known of the order's charge; asks the provider where that is open. */
  status(orderId: string): Promise<PaymentState>;
  /** The same key never refunds twice, and no refund gives back more than was captured. */
  refund(refund: {
    orderId: string;
    amount: Money;
    idempotencyKey: string;
    reason: string;
  }): Promise<"succeeded" | "pending" | "refused">;
}

export type OrderMail = "ORDER_CONFIRMATION" | "ORDER_CANCELLED" | "ORDER_REFUNDED" | "ORDER_LINK";

export interface Mails {
  send(mail: {
    eventId: string;
    kind: OrderMail;
    orderId?: string;
    userId: string;
    recipient?: string;
    data: unknown;
  }): Promise<void>;
  /** What these guests were told at these addresses is this user's. */
  claim(userId: string, guests: readonly { guestId: string; recipient: string }[]): Promise<void>;
}

/** Exactly one of them. */
export type MatchingUsers =
  /** A part of the email, the username or the full name. */
  | { readonly search: string }
  /** The whole address. */
  | { readonly email: string };

export interface Accounts {
  /** Ids of users, newest first; a bounded number of them. */
  matchingUsers(matching: MatchingUsers): Promise<readonly string[]>;
}

export interface OrderPeers {
  readonly accounts: Accounts;
  readonly carts: Carts;
  readonly catalog: Catalog;
  readonly inventory: Inventory;
  readonly courses: Courses;
  readonly shipping: Shipping;
  readonly payments: Payments;
  readonly mails: Mails;
}
