import { createHash } from "node:crypto";
import { hashOfSecret, isSecret, newSecret } from "@souk/kernel/keys/secret";
import type { Clock } from "@souk/kernel/values/clock";
import { emailRule } from "@souk/kernel/values/email-address";
import type { OrderStore } from "../order-store.js";
import { addressOf, orderMail } from "../order/order-mails.js";
import { normalizeOrderNumber, type Order } from "../order/order.js";
import type { OutboxJob } from "../outbox-job.js";

/** A link in a guest's mails that shows the order without the guest's token. Only the hash of its token is stored. */
export interface OrderLink {
  readonly orderId: string;
  readonly tokenHash: Buffer;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

/** Limits for mailing links to one order, so that nobody can fill a mailbox. */
export interface LinkLimits {
  readonly anHour: number;
  /** Minimum time between two links, in seconds. */
  readonly pauseSeconds: number;
}

export interface OrderLinkStore {
  /** Replaces the order's last link and enqueues `jobs`; does nothing when the limits are reached. */
  startLink(link: OrderLink, limits: LinkLimits, jobs: readonly OutboxJob[]): Promise<void>;
  /** Returns a guest's order by an unexpired link; null once an account has claimed the order. */
  findByLink(tokenHash: Buffer, now: Date): Promise<Order | null>;
  /** Deletes the links that expired before this time. */
  forgetLinks(before: Date): Promise<void>;
}

export interface OrderLinkDeps {
  readonly links: OrderLinkStore;
  readonly store: Pick<OrderStore, "findOrder" | "enqueue">;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly publicUrl: string;
}

/** A request for a link from a client who may not have placed the order. */
export interface OrderLinkRequest {
  readonly eventId: string;
  readonly number: string;
  readonly email: string;
}

const linkSeconds = 1800;
const limits: LinkLimits = { anHour: 5, pauseSeconds: 60 };
const maxNumberLength = 40;

/** Enqueues one job, which checks whether there is such an order. Behaves the same for each number and address. */
export function requestOrderLink({ store, newId }: OrderLinkDeps) {
  return async (request: { readonly number: string; readonly email: string }): Promise<void> => {
    const email = emailRule.safeParse(request.email);
    const number = normalizeOrderNumber(request.number);
    if (!email.success || number === "" || number.length > maxNumberLength) return;
    const requestHash = createHash("sha256").update(`${number} ${email.data.toLowerCase()}`).digest("base64url");
    const data: OrderLinkRequest = { eventId: newId(), number, email: email.data };
    await store.enqueue([{ task: "startOrderLink", data, options: { key: `order-link:${requestHash}` } }]);
  };
}

/**
 * Runs from the outbox: creates a link and mails it if a guest placed the order with this address and no account owns
 * it.
 */
export function startOrderLink({ links, store, clock, publicUrl }: OrderLinkDeps) {
  return async ({ eventId, number, email }: OrderLinkRequest): Promise<void> => {
    const order = await store.findOrder("number", number);
    if (!order || addressOf(order)?.toLowerCase() !== email.toLowerCase()) return;
    const sentAt = clock.now();
    const expiresAt = new Date(sentAt.getTime() + linkSeconds * 1000);
    const token = newSecret();
    const link = `${publicUrl}/orders/lookup/${token}`;
    const data = { orderNumber: order.number, link, expiresAt: expiresAt.toISOString() };
    const mail = orderMail(order, { eventId, kind: "ORDER_LINK", data });
    await links.startLink({ orderId: order.id, tokenHash: hashOfSecret(token), sentAt, expiresAt }, limits, [mail]);
  };
}

/** Returns the order of a mailed link; null when the link is unknown or expired. */
export function orderByLink({ links, clock }: OrderLinkDeps) {
  return async (token: string): Promise<Order | null> =>
    isSecret(token) ? links.findByLink(hashOfSecret(token), clock.now()) : null;
}

/** Runs every night. */
export function forgetOrderLinks({ links, clock }: OrderLinkDeps) {
  return (): Promise<void> => links.forgetLinks(clock.now());
}
