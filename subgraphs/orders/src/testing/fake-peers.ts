import { randomUUID } from "node:crypto";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { PostalAddress } from "@souk/kernel/values/postal-address";
import type {
  CartLine,
  CatalogProduct,
  Charge,
  FoundCharge,
  OrderPeers,
  PaymentSource,
  Captured,
  PaymentState,
} from "../domain/peers.js";

const fakeCartId = randomUUID();

/** Minimal fakes of the services that orders calls. Tests can make each one unavailable by name. */
export class FakePeers {
  readonly products = new Map<string, CatalogProduct>();
  /** The slugs of categories by product id. */
  readonly categories = new Map<string, readonly string[]>();
  readonly stock = new Map<string, number>();
  cart: CartLine[] = [];
  /** A new version for each call when null. */
  cartVersion: string | null = null;
  cartsStarted = 0;
  /** The carts that reminders see, by buyer id. */
  readonly idle = new Map<string, { readonly changedAt: Date; readonly version: string; readonly lines: CartLine[] }>();
  readonly down = new Set<keyof OrderPeers>();
  private readonly owned = new Map<string, Set<string>>();
  /** Courses whose instructor is the buyer. */
  readonly taught = new Set<string>();
  /** Address and name by user id, in lower case. */
  readonly users = new Map<string, readonly [email: string, name: string]>();
  /** By user id. */
  readonly defaultMethods = new Map<string, string>();
  readonly defaultAddresses = new Map<string, PostalAddress>();
  nextCharge: Charge = { kind: "succeeded" };
  readonly charges = new Map<string, number>();
  /** Orders that accept no payment any more. */
  readonly closedOrders = new Set<string>();
  /** The payment source of each charge. */
  readonly sources: PaymentSource[] = [];
  chargeState: PaymentState = "NONE";
  /** For each charge, whether the provider may hold the money until the goods leave. */
  readonly shippedCharges: boolean[] = [];
  nextCapture: Captured = { kind: "nothingLeft" };
  nextRefund: "succeeded" | "pending" | "refused" = "succeeded";
  /** Refunded amounts by the refund's id. */
  readonly refunds = new Map<string, number>();
  /** The instructors of courses, by the product's id. */
  readonly instructors = new Map<string, string>();
  /** Set for orders with courses only, which reserve nothing. */
  nothingToReserve = false;
  readonly reserved = new Map<string, { productId: string; quantity: number }[]>();
  /** The duration of new reservations. */
  reservationMs = 900_000;
  readonly calls: string[] = [];
  /** Calls of services that were unavailable. */
  readonly refused: string[] = [];
  /** The mails that were sent. */
  readonly mails: Parameters<OrderPeers["mails"]["send"]>[0][] = [];
  /** Whether the buyer is enrolled in all requested courses. */
  nextEnrollment: boolean | Error = true;
  /** Whether the carrier has the goods, according to shipping. */
  hasLeft = false;
  /** The cost of each shipment. */
  shippingMinor = 799;
  readonly shipments: { orderId: string; buyerId: string; email: string | null }[] = [];
  /** The products that the buyer has reviewed. */
  readonly reviewed = new Set<string>();
  private readonly ends = new Map<string, Date>();
  private readonly boughtBy = new Set<string>();

  product(id: string, amount: string, change: Partial<CatalogProduct> = {}): void {
    const plain = { id, sku: `SKU-${id.slice(0, 4)}`, name: `Product ${id.slice(0, 4)}`, kind: "PHYSICAL" as const };
    this.products.set(id, { ...plain, isActive: true, price: { amount, currency: "CAD" }, ...change });
    this.stock.set(id, 100);
  }

  /** The courses of a buyer, by the product's id. */
  ownedBy(buyerId: string): Set<string> {
    const owned = this.owned.get(buyerId) ?? new Set();
    this.owned.set(buyerId, owned);
    return owned;
  }

  readonly peers: OrderPeers = {
    accounts: {
      defaultAddress: (userId) => this.answer("accounts", "defaultAddress", this.defaultAddresses.get(userId) ?? null),
      matchingUsers: async (matching) => {
        const isFound = ([email, name]: readonly string[]): boolean =>
          "email" in matching ? email === matching.email : `${email}\n${name}`.includes(matching.search);
        const found = [...this.users].filter(([, [email, name]]) => isFound([email, name])).map(([id]) => id);
        return this.answer("accounts", "matchingUsers", found);
      },
      findUsers: (ids) => this.answer("accounts", "findUsers", new Set(ids.filter((id) => this.users.has(id)))),
    },
    carts: {
      cartOf: async (buyerId) => {
        const { changedAt = null, lines = [], version = "none" } = this.idle.get(buyerId) ?? {};
        return this.answer("carts", "cartOf", { id: buyerId, version, lines, changedAt });
      },
      idleCarts: async ({ after, changedBefore, first }) => {
        const isAfter = ({ changedAt, buyerId }: { changedAt: Date; buyerId: string }) =>
          changedAt > after.changedAt || (+changedAt === +after.changedAt && buyerId > (after.buyerId ?? "~"));
        const carts = [...this.idle]
          .map(([buyerId, { changedAt }]) => ({ buyerId, changedAt }))
          .filter((cart) => isAfter(cart) && cart.changedAt <= changedBefore)
          .toSorted((one, other) => +one.changedAt - +other.changedAt || (one.buyerId < other.buyerId ? -1 : 1));
        return this.answer("carts", "idleCarts", carts.slice(0, first));
      },
      checkoutCart: async () => {
        const version = this.cartVersion ?? randomUUID();
        return this.answer("carts", "checkoutCart", { id: fakeCartId, version, lines: this.cart });
      },
      startedCarts: () => this.answer("carts", "startedCarts", this.cartsStarted),
      removeBought: async (orderId) => {
        await this.answer("carts", `removeBought ${orderId}`, null);
        // ignore an order of an earlier test
        if (!this.boughtBy.has(orderId) && this.calls.includes(`charged ${orderId}`)) this.cart = [];
        this.boughtBy.add(orderId);
      },
    },
    catalog: {
      findProducts: async () => this.answer("catalog", "findProducts", this.products),
      findCategories: async () => this.answer("catalog", "findCategories", this.categories),
    },
    inventory: {
      reserve: async (orderId, lines) => {
        await this.answer("inventory", "reserve", null);
        if (this.isOver(orderId)) this.free(orderId);
        if (this.reserved.has(orderId)) return { shortages: [], endsAt: this.ends.get(orderId) ?? null };
        const endsAt = new Date(Date.now() + this.reservationMs);
        const shortages = lines
          .map(({ productId, quantity }) => ({
            productId,
            requested: quantity,
            available: this.stock.get(productId) ?? 0,
          }))
          .filter(({ requested, available }) => available < requested);
        if (shortages.length === 0) {
          this.reserved.set(orderId, [...lines]);
          this.ends.set(orderId, endsAt);
          for (const { productId, quantity } of lines)
            this.stock.set(productId, (this.stock.get(productId) ?? 0) - quantity);
        }
        return { shortages, endsAt };
      },
      commit: async (orderId) => {
        await this.answer("inventory", `commit ${orderId}`, null);
        return this.reserved.has(orderId) || this.nothingToReserve;
      },
      hold: (orderId) => this.answer("inventory", `hold ${orderId}`, true),
      returnStock: (eventId, orderId) => this.answer("inventory", `returnStock ${eventId} of ${orderId}`, undefined),
      release: async (orderId, endsAt) => {
        await this.answer("inventory", `release ${orderId}`, null);
        if (endsAt && this.ends.get(orderId)?.getTime() !== endsAt.getTime()) return;
        this.free(orderId);
      },
    },
    courses: {
      offers: async (buyerId, ids) => {
        const offers = ids.map((productId) => ({
          productId,
          isPublished: true,
          isOwned: this.ownedBy(buyerId ?? "").has(productId),
          isInstructor: this.taught.has(productId),
          instructorId: this.instructors.get(productId) ?? null,
        }));
        return this.answer("courses", "offers", offers);
      },
      enroll: async (orderId, buyerId, productIds) => {
        if (this.nextEnrollment instanceof Error) throw this.nextEnrollment;
        const isEnrolled = await this.answer("courses", `enroll ${orderId}`, this.nextEnrollment);
        if (isEnrolled) for (const id of productIds) this.ownedBy(buyerId).add(id);
        return isEnrolled;
      },
      endEnrollments: (eventId) => this.answer("courses", `endEnrollments ${eventId}`, undefined),
    },
    shipping: {
      rate: async ({ carrier, subtotal }) => {
        await this.answer("shipping", "rate", null);
        if (carrier === "Pigeon") return null;
        return {
          carrier: carrier ?? "Canada Post",
          total: { amountMinor: this.shippingMinor, currency: subtotal.currency },
        };
      },
      claim: (userId, orderIds) => this.answer("shipping", `claim of ${userId}: ${orderIds.join()}`, undefined),
      createShipment: async (shipment) => {
        await this.answer("shipping", `createShipment ${shipment.orderId}`, undefined);
        this.shipments.push(shipment);
      },
      cancelShipment: (eventId) => this.answer("shipping", `cancelShipment ${eventId}`, !this.hasLeft),
    },
    payments: {
      defaultMethod: (userId) => this.answer("payments", "defaultMethod", this.defaultMethods.get(userId) ?? null),
      tokenize: async () => this.answer("payments", "tokenize", { token: "token" }),
      charge: async ({ orderId, amount, idempotencyKey, source, isShipped }) => {
        this.sources.push(source);
        this.shippedCharges.push(isShipped);
        await this.answer("payments", "charge", null);
        if (this.closedOrders.has(orderId)) return { kind: "orderClosed" };
        if (this.nextCharge.kind === "succeeded" && !this.charges.has(idempotencyKey)) {
          this.charges.set(idempotencyKey, amount.amountMinor);
          this.calls.push(`charged ${orderId}`);
        }
        return this.nextCharge;
      },
      claim: (userId, orderIds) => this.answer("payments", `claim of ${userId}: ${orderIds.join()}`, undefined),
      cancel: async (orderId) => {
        const isPaid = this.calls.includes(`charged ${orderId}`);
        const state = isPaid ? "SUCCEEDED" : this.chargeState;
        await this.answer("payments", `cancel ${orderId}`, null);
        if (state === "NONE" || state === "FAILED") this.closedOrders.add(orderId);
        return state;
      },
      status: () => this.answer("payments", "status", this.chargeState),
      find: () => this.answer("payments", "find", this.foundCharge()),
      capture: ({ idempotencyKey, amount }) =>
        this.answer("payments", `${idempotencyKey} of ${amount?.amountMinor ?? "the rest"}`, this.nextCapture),
      refund: async ({ idempotencyKey, amount }) => {
        await this.answer("payments", "refund", null);
        if (this.nextRefund === "succeeded") this.refunds.set(idempotencyKey, amount.amountMinor);
        return this.nextRefund;
      },
    },
    mails: {
      claim: (userId, guests) => {
        const claimed = guests.map(({ guestId, recipient }) => `${guestId} at ${recipient}`);
        return this.answer("mails", `claim of ${userId}: ${claimed.join()}`, undefined);
      },
      send: async (mail) => {
        await this.answer("mails", `mail ${mail.eventId}`, undefined);
        this.mails.push(mail);
      },
    },
    reviews: {
      reviewedProducts: (_user, ids) =>
        this.answer(
          "reviews",
          "reviewedProducts",
          ids.filter((id) => this.reviewed.has(id)),
        ),
    },
  };

  /** Inventory does this at the end of a reservation. It keeps the stock if the order has reserved again. */
  async releaseExpired(orderId: string): Promise<void> {
    await this.answer("inventory", `releaseExpired ${orderId}`, null);
    if (this.isOver(orderId)) this.free(orderId);
  }

  private isOver(orderId: string): boolean {
    return (this.ends.get(orderId)?.getTime() ?? Infinity) <= Date.now();
  }

  private free(orderId: string): void {
    for (const { productId, quantity } of this.reserved.get(orderId) ?? [])
      this.stock.set(productId, (this.stock.get(productId) ?? 0) + quantity);
    this.reserved.delete(orderId);
  }

  private foundCharge(): FoundCharge {
    const { nextCharge: next } = this;
    switch (this.chargeState) {
      case "NONE":
        return { kind: "none" };
      case "PENDING":
        return next.kind === "actionRequired" ? next : { kind: "pending" };
      case "FAILED":
        return next.kind === "declined" ? next : { kind: "none" };
      case "AUTHORIZED":
        return { kind: "succeeded", isAuthorized: true };
      case "SUCCEEDED":
      case "REFUNDED":
        return { kind: "succeeded" };
    }
  }

  private async answer<T>(peer: keyof OrderPeers, call: string, value: T): Promise<T> {
    if (this.down.has(peer)) {
      this.refused.push(call);
      throw new ServiceUnavailableError(peer);
    }
    this.calls.push(call);
    return value;
  }
}
