import { createHash } from "node:crypto";
import type { Clock } from "@souk/kernel/clock";
import { emailRule } from "@souk/kernel/email-address";
import { hashOfSecret, isSecret, newSecret } from "@souk/kernel/secret";
import { addressOf, orderMail } from "./order-mail.js";
import { orderNumberFrom } from "./order-number.js";
import type { Order } from "./order.js";
import type { OrderStore, OutboxJob } from "./order-store.js";

/** A link by which whoever reads a guest's mails sees the order, without the guest's token. Of it only the hash is kept. */
export interface OrderLink {
  readonly orderId: string;
  readonly tokenHash: Buffer;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

/** How often links to one order are mailed: so that nobody fills a mailbox by asking. */
export interface LinkLimits {
  readonly anHour: number;
  /** Within it the last link stays the one that counts. */
  readonly pauseSeconds: number;
}

export interface OrderLinkStore {
  /** Takes the place of the order's last link, with `jobs` in the outbox; nothing when the limits are reached. */
  startLink(link: OrderLink, limits: LinkLimits, jobs: readonly OutboxJob[]): Promise<void>;
  /** A guest's order by a link that has not expired; null too once an account has claimed it. */
  findByLink(tokenHash: Buffer, now: Date): Promise<Order | null>;
  /** Deletes what ended before. */
  forgetLinks(before: Date): Promise<void>;
}

export interface OrderLinkParts {
  readonly links: OrderLinkStore;
  readonly store: Pick<OrderStore, "findOrder" | "enqueue">;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly publicUrl: string;
}

/** What somebody asks for who may or may not have placed the order. */
export interface OrderLinkWish {
  readonly eventId: string;
  readonly number: string;
  readonly email: string;
}

const linkSeconds = 1800;
const limits: LinkLimits = { anHour: 5, pauseSeconds: 60 };
const maxNumberLength = 40;

/** Does the same for each number and address: one job, which finds out whether there is such an order. */
export function requestOrderLink({ store, newId }: OrderLinkParts) {
  return async (wish: { readonly number: string; readonly email: string }): Promise<void> => {
    const email = emailRule.safeParse(wish.email);
    const number = orderNumberFrom(wish.number);
    if (!email.success || number === "" || number.length > maxNumberLength) return;
    const whose = createHash("sha256").update(`${number} ${email.data.toLowerCase()}`).digest("base64url");
    const data: OrderLinkWish = { eventId: newId(), number, email: email.data };
    await store.enqueue([{ task: "startOrderLink", data, options: { key: `order-link:${whose}` } }]);
  };
}

/** From the outbox: makes a link and mails it, where a guest has placed the order with this address and no account has it. */
export function startOrderLink({ links, store, clock, publicUrl }: OrderLinkParts) {
  return async ({ eventId, number, email }: OrderLinkWish): Promise<void> => {
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

/** The order of a mailed link; null when it is unknown or has expired. */
export function orderByLink({ links, clock }: OrderLinkParts) {
  return async (token: string): Promise<Order | null> =>
    isSecret(token) ? links.findByLink(hashOfSecret(token), clock.now()) : null;
}

/** Every night. */
export function forgetOrderLinks({ links, clock }: OrderLinkParts) {
  return (): Promise<void> => links.forgetLinks(clock.now());
}
