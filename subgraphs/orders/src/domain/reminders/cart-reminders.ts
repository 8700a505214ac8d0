import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { hashOfSecret, isSecret, newSecret } from "@souk/kernel/keys/secret";
import type { Clock } from "@souk/kernel/values/clock";
import { emailRule } from "@souk/kernel/values/email-address";
import { formatAmount, sumMoney } from "@souk/kernel/values/money";
import { z } from "zod";
import { priceCart, type PricedCart } from "../checkout/price-cart.js";
import type { OutboxJob } from "../outbox-job.js";
import type { OrderPeers } from "../peers.js";
import type { CartContact, CartReminderStore, LeftLine, ReminderStep } from "./cart-reminder-store.js";

export interface CartReminderDeps {
  readonly reminders: CartReminderStore;
  readonly peers: Pick<OrderPeers, "accounts" | "carts" | "catalog">;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly currency: string;
  readonly publicUrl: string;
  /** The hours without a change before the first and the second reminder; 0 for none. */
  readonly cartReminderHours: { readonly first: number; readonly second: number };
}

/** The cart of a buyer who can be reached. */
export interface IdleCartNotice {
  readonly step: ReminderStep;
  readonly buyerId: string;
  /** Null for the account `buyerId`. */
  readonly contact: Pick<CartContact, "email" | "locale"> | null;
}

export type RememberContactOutcome =
  | { readonly kind: "remembered"; readonly email: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const pageSize = 100;
/** Carts that became idle longer ago, while the shop was stopped, get no reminder. */
const latestMs = dayMs;
const pauseMs = 7 * dayMs;
const contactsForMs = 90 * dayMs;
const remindersForMs = 400 * dayMs;
const contactRule = z.object({ email: emailRule });

/** Reminds buyers by mail of carts that they left: users, and guests who gave an address. */
export function cartReminders({
  reminders,
  peers,
  clock,
  newId,
  currency,
  publicUrl,
  cartReminderHours: hours,
}: CartReminderDeps) {
  const hoursOf: Readonly<Record<ReminderStep, number>> = { 1: hours.first, 2: hours.second };
  return {
    /** Remembers a guest's address for the reminders of 90 days. Stores nothing for a user. */
    rememberContact: async (
      { buyerId, isGuest, locale }: { buyerId: string; isGuest: boolean; locale: string | null },
      input: { readonly email: string },
    ): Promise<RememberContactOutcome> => {
      const checked = checkInput(contactRule, input);
      if (!checked.ok) return { kind: "invalid", fields: checked.fields };
      const { email } = checked.value;
      if (isGuest) await reminders.saveContact({ buyerId, email, locale, givenAt: clock.now() });
      return { kind: "remembered", email };
    },

    /** Runs every minute. Enqueues one job for each cart that has become idle and whose buyer can be reached. */
    findIdleCarts: async (): Promise<void> => {
      try {
        for (const step of [1, 2] as const) if (hoursOf[step] > 0) await findIdle(step, hoursOf[step] * hourMs);
      } catch (error) {
        // the next minute continues at the same place
        if (!(error instanceof ServiceUnavailableError)) throw error;
      }
    },

    /** Runs from the outbox: sends the reminder unless the cart was changed or bought. Throws ServiceUnavailableError. */
    remindOfCart: async ({ step, buyerId, contact }: IdleCartNotice): Promise<void> => {
      if (hoursOf[step] === 0) return;
      const now = clock.now();
      const cart = await peers.carts.cartOf(buyerId);
      if (cart.changedAt === null || cart.changedAt.getTime() > now.getTime() - hoursOf[step] * hourMs) return;
      const products = await peers.catalog.findProducts(cart.lines.map(({ productId }) => productId));
      // a product that is not on sale at present is left out
      const priced = cart.lines.map((line) => priceCart([line], products, currency)).filter(isPriced);
      if (priced.length === 0) return;
      const id = newId();
      const token = newSecret();
      const data = {
        lines: priced.flatMap(({ lines, subtotal }) =>
          lines.map(({ name, quantity }) => ({ name, quantity, lineTotal: formatAmount(subtotal) })),
        ),
        total: formatAmount(
          sumMoney(
            currency,
            priced.map(({ subtotal }) => subtotal),
          ),
        ),
        currency,
        link: `${publicUrl}/cart/restore/${token}`,
      };
      const to = contact ? { recipient: contact.email, locale: contact.locale } : {};
      const mail = { eventId: `cartReminder:${id}`, kind: "CART_REMINDER", userId: buyerId, data, ...to };
      await reminders.insertReminder(
        {
          id,
          buyerId,
          recipient: contact?.email ?? null,
          step,
          cartVersion: cart.version,
          cartChangedAt: cart.changedAt,
          lines: priced.flatMap(({ lines }) => lines.map(({ productId, quantity }) => ({ productId, quantity }))),
          tokenHash: hashOfSecret(token),
          sentAt: now,
          notSince: new Date(now.getTime() - pauseMs),
        },
        [{ task: "sendMail", data: mail }],
      );
    },

    /** Returns the lines of the cart, to add them again on any device; null for a link that is not valid. */
    openReminder: async (token: string, openedBy: string | null): Promise<readonly LeftLine[] | null> =>
      isSecret(token) ? reminders.openReminder(hashOfSecret(token), { at: clock.now(), openedBy }) : null,

    forgetCartReminders: async (): Promise<void> => {
      const now = clock.now().getTime();
      await reminders.forgetBefore({
        contacts: new Date(now - contactsForMs),
        reminders: new Date(now - remindersForMs),
      });
    },
  };

  async function findIdle(step: ReminderStep, idleMs: number): Promise<void> {
    const idleSince = new Date(clock.now().getTime() - idleMs);
    const earliest = { changedAt: new Date(idleSince.getTime() - latestMs), buyerId: null };
    // a shop that has just started with reminders sends none for older carts
    const stored = await reminders.positionOf(step, { changedAt: idleSince, buyerId: null });
    for (let from = stored; ;) {
      const after = from.changedAt < earliest.changedAt ? earliest : from;
      const carts = await peers.carts.idleCarts({ after, changedBefore: idleSince, first: pageSize });
      const isLast = carts.length < pageSize;
      const to = (isLast ? null : carts.at(-1)) ?? { changedAt: idleSince, buyerId: null };
      const jobs = await noticesFor(
        step,
        carts.map(({ buyerId }) => buyerId),
      );
      if (to.changedAt <= from.changedAt && to.buyerId === from.buyerId) return;
      if (!(await reminders.movePosition(step, { from, to }, jobs)) || isLast) return;
      from = to;
    }
  }

  async function noticesFor(step: ReminderStep, buyerIds: readonly string[]): Promise<OutboxJob[]> {
    if (buyerIds.length === 0) return [];
    const contacts = new Map((await reminders.findContacts(buyerIds)).map((contact) => [contact.buyerId, contact]));
    const others = buyerIds.filter((id) => !contacts.has(id));
    const users = others.length === 0 ? new Set<string>() : await peers.accounts.findUsers(others);
    return buyerIds.flatMap((buyerId) => {
      const contact = contacts.get(buyerId) ?? null;
      if (!contact && !users.has(buyerId)) return [];
      const notice: IdleCartNotice = {
        step,
        buyerId,
        contact: contact && { email: contact.email, locale: contact.locale },
      };
      return [{ task: "remindOfCart", data: notice, options: { key: `remindOfCart:${step}:${buyerId}` } }];
    });
  }
}

function isPriced(cart: PricedCart): cart is Extract<PricedCart, { kind: "priced" }> {
  return cart.kind === "priced";
}
