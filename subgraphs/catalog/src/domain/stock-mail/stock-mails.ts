import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { hashOfSecret, isSecret, newSecret } from "@souk/kernel/keys/secret";
import type { Clock } from "@souk/kernel/values/clock";
import { emailRule } from "@souk/kernel/values/email-address";
import { formatAmount } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import type { CatalogStore } from "../catalog-store.js";
import type { InventoryPeer, NewMail, NotificationsPeer } from "../peers.js";
import type { Product } from "../product/product.js";
import { availablePieces, searchStock } from "./available-pieces.js";
import type { NewStockRequest, StockMailStore } from "./stock-mail-store.js";

export interface StockMailDependencies {
  readonly store: Pick<CatalogStore, "findProducts">;
  readonly stockMails: StockMailStore;
  readonly inventory: Pick<InventoryPeer, "stockOf">;
  readonly notifications: Pick<NotificationsPeer, "notify">;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly publicUrl: string;
}

export interface StockMailInput {
  readonly productId: string;
  readonly email?: string | null | undefined;
}

export type RequestStockMailOutcome =
  | { readonly kind: "requested"; readonly product: Product; readonly needsConfirmation: boolean }
  /** The product can be bought now. */
  | { readonly kind: "available"; readonly product: Product }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Each mail gives its reader this head start, before as many others are informed of the same pieces. */
const pauseMs = hourMs;
const confirmationMs = 7 * dayMs;
/** Sent requests are stored as evidence of the consent; notifications keeps the choice itself. */
const mailedForMs = 30 * dayMs;
const waitingForMs = 365 * dayMs;
const mostOfUser = 100;
/** A guest's mailbox gets at most this many requests for a confirmation in a day, whoever enters the address. */
const mostOfGuest = 5;
const guestRule = z.object({ email: emailRule.transform((email) => email.toLowerCase()) });

/** One mail when a sold-out product is available again, to users and to guests who confirmed their address. */
export function stockMails({
  store,
  stockMails: requests,
  inventory,
  notifications,
  clock,
  newId,
  publicUrl,
}: StockMailDependencies) {
  return {
    requestStockMail: async (
      { userId, locale }: { readonly userId: string | null; readonly locale: string | null },
      { productId, email }: StockMailInput,
    ): Promise<RequestStockMailOutcome> => {
      const product = await findOnSale(productId);
      if (!product) return { kind: "notFound", id: productId };
      if (product.kind === "COURSE") return invalid("productId", "must be goods: a course has no stock");
      const guest = userId === null ? checkInput(guestRule, { email }) : null;
      if (guest && !guest.ok) return { kind: "invalid", fields: guest.fields };
      if (await isAvailable(product.id)) return { kind: "available", product };
      const plain = { id: newId(), productId: product.id, locale, requestedAt: clock.now() };
      const stored =
        userId === null
          ? await insertOfGuest(product, { ...plain, email: guest?.value.email ?? "" })
          : await requests.insertConfirmed({ ...plain, reader: { userId, email: null } }, mostOfUser);
      if (stored !== "tooMany") return { kind: "requested", product, needsConfirmation: userId === null };
      return userId === null
        ? invalid("email", `has ${mostOfGuest} requests of today without a confirmation; confirm one, or wait a day`)
        : invalid("productId", `is one too many: you already wait for ${mostOfUser} products`);
    },

    /** Returns the product; null for a link that is not valid. */
    confirmStockMail: async (token: string): Promise<Product | null> => {
      if (!isSecret(token)) return null;
      const at = clock.now();
      const notBefore = new Date(at.getTime() - confirmationMs);
      const productId = await requests.confirm(hashOfSecret(token), { at, notBefore });
      return productId === null ? null : ((await store.findProducts([productId]))[0] ?? null);
    },

    cancelStockMail: async (userId: string, productId: string): Promise<void> => {
      if (isUuid(productId)) await requests.cancel(userId, productId);
    },

    stockMailsRequestedBy: (userId: string, productIds: readonly string[]) => requests.requestedBy(userId, productIds),

    /** Runs every minute: takes the oldest requests of each product that is available, as many as there are pieces. */
    findRestocked: async (): Promise<void> => {
      const at = clock.now();
      const pauseStart = new Date(at.getTime() - pauseMs);
      await searchStock(
        inventory,
        (last, size) => requests.waitingProducts(last, size),
        async (available) => {
          for (const [productId, pieces] of available)
            await requests.takeRequests({ productId, pieces, at, pauseStart });
        },
      );
    },

    /** Runs from the outbox. Throws ServiceUnavailableError. */
    sendStockMail: async ({ id }: { readonly id: string }): Promise<void> => {
      const due = await requests.findDue(id);
      if (!due) return;
      const product = await findOnSale(due.productId);
      if (!product) return requests.putBack(id);
      const { reader, locale, isWish } = due;
      await notifications.notify({
        eventId: `stockMail:${id}`,
        kind: "BACK_IN_STOCK",
        ...(reader.userId === null ? { recipient: reader.email } : { userId: reader.userId }),
        locale,
        data: {
          name: product.name,
          price: formatAmount(product.price),
          currency: product.price.currency,
          link: `${publicUrl}/products/${product.slug}`,
          isWish,
        },
      });
    },

    forgetStockMails: async (): Promise<void> => {
      const now = clock.now().getTime();
      await requests.forgetBefore({
        unconfirmed: new Date(now - confirmationMs),
        mailed: new Date(now - mailedForMs),
        waiting: new Date(now - waitingForMs),
      });
    },
  };

  async function findOnSale(id: string): Promise<Product | null> {
    const [product] = isUuid(id) ? await store.findProducts([id]) : [];
    return product?.isActive ? product : null;
  }

  async function isAvailable(productId: string): Promise<boolean> {
    try {
      return (await availablePieces(inventory, [productId])).has(productId);
    } catch (error) {
      // a request for a product that is available is answered by a mail within a minute
      if (error instanceof ServiceUnavailableError) return false;
      throw error;
    }
  }

  function insertOfGuest(product: Product, { email, ...plain }: Omit<NewStockRequest, "reader"> & { email: string }) {
    const token = newSecret();
    const now = plain.requestedAt.getTime();
    const mail: NewMail = {
      eventId: `confirmStockMail:${plain.id}`,
      kind: "CONFIRM_STOCK_MAIL",
      recipient: email,
      locale: plain.locale,
      data: {
        name: product.name,
        link: `${publicUrl}/stock-mail/${token}`,
        expiresAt: new Date(now + confirmationMs).toISOString(),
      },
    };
    return requests.insertUnconfirmed(
      {
        ...plain,
        reader: { userId: null, email },
        tokenHash: hashOfSecret(token),
        renewedBefore: new Date(now - hourMs),
        countedSince: new Date(now - dayMs),
      },
      mostOfGuest,
      [{ task: "sendConfirmation", data: mail }],
    );
  }
}

function invalid(path: string, message: string): RequestStockMailOutcome {
  return { kind: "invalid", fields: [{ path, message }] };
}
