import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isSecret, newSecret } from "@souk/kernel/keys/secret";
import type { Clock } from "@souk/kernel/values/clock";
import { formatAmount } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import type { CatalogStore } from "../catalog-store.js";
import type { InventoryPeer, NewMail } from "../peers.js";
import { searchStock } from "../stock-mail/available-pieces.js";
import type { PriceFall, Wishlist, WishlistStore } from "./wishlist-store.js";

export interface WishlistDependencies {
  readonly store: Pick<CatalogStore, "findProducts">;
  readonly wishlists: WishlistStore;
  readonly inventory: Pick<InventoryPeer, "stockOf">;
  readonly clock: Clock;
  readonly currency: string;
  readonly publicUrl: string;
}

export type AddToWishlistOutcome =
  | { readonly kind: "saved"; readonly wishlist: Wishlist }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "full" };

export type UpdateWishlistOutcome =
  | { readonly kind: "saved"; readonly wishlist: Wishlist }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface UpdateWishlistInput {
  readonly name?: string | null | undefined;
  readonly isShared?: boolean | null | undefined;
}

const dayMs = 86_400_000;
export const mostWishes = 200;
/** A mail lists this many products, and counts the others. */
const mostLines = 20;
/** A product that is often sold out brings at most one mail in this time. */
const stockPauseMs = 7 * dayMs;
/** The users of one transaction of the search for lower prices. */
const pageSize = 200;
const emptyList: Wishlist = { name: null, shareToken: null, wishes: [] };
const nameRule = z.object({
  name: z
    .string()
    .trim()
    .max(100, "must be at most 100 characters")
    .regex(/^\P{Control}*$/u, "must be one line of printable characters")
    .transform((name) => name || null)
    .nullish(),
});

/** One list for each user, which others may see by its secret address. */
export function wishlists({ store, wishlists: lists, inventory, clock, currency, publicUrl }: WishlistDependencies) {
  const listOf = async (userId: string): Promise<Wishlist> => (await lists.find(userId)) ?? emptyList;
  return {
    wishlistOf: listOf,

    sharedWishlist: async (token: string): Promise<Wishlist | null> =>
      isSecret(token) ? lists.findShared(token) : null,

    wishedBy: (userId: string, productIds: readonly string[]) => lists.wishedBy(userId, productIds),

    addToWishlist: async (userId: string, productId: string): Promise<AddToWishlistOutcome> => {
      const [product] = isUuid(productId) ? await store.findProducts([productId]) : [];
      if (!product?.isActive) return { kind: "notFound", id: productId };
      const isAdded = await lists.add(userId, product, { at: clock.now(), limit: mostWishes });
      return isAdded ? { kind: "saved", wishlist: await listOf(userId) } : { kind: "full" };
    },

    removeFromWishlist: async (userId: string, productId: string): Promise<Wishlist> => {
      if (isUuid(productId)) await lists.remove(userId, productId);
      return listOf(userId);
    },

    updateWishlist: async (userId: string, input: UpdateWishlistInput): Promise<UpdateWishlistOutcome> => {
      const checked = checkInput(nameRule, input);
      if (!checked.ok) return { kind: "invalid", fields: checked.fields };
      const { isShared } = input;
      await lists.change(userId, {
        ...(input.name === undefined ? {} : { name: checked.value.name ?? null }),
        ...(isShared == null ? {} : { shareToken: isShared ? newSecret() : null }),
      });
      return { kind: "saved", wishlist: await listOf(userId) };
    },

    /** Runs every hour: a wished product that is sold out gets a stock request of each user who wishes it. */
    findSoldOutWishes: async (): Promise<void> => {
      const at = clock.now();
      const times = { at, notSince: new Date(at.getTime() - stockPauseMs) };
      await searchStock(
        inventory,
        (last, size) => lists.wishedGoods(last, size),
        async (available, page) => {
          const soldOut = page.filter((id) => !available.has(id));
          if (soldOut.length > 0) await lists.requestStock(soldOut, times);
        },
      );
    },

    /** Runs every hour: one mail to each user whose products cost less, at most once a day. */
    findPriceFalls: async (): Promise<void> => {
      const at = clock.now();
      const taking = { at, notSince: new Date(at.getTime() - dayMs), limit: pageSize };
      await lists.noteRaisedPrices();
      while ((await lists.takePriceFalls(taking, mailOf)) === pageSize);
    },
  };

  function mailOf(falls: readonly PriceFall[]): NewMail {
    const [{ userId } = { userId: "" }] = falls;
    const amount = (amountMinor: number) => formatAmount({ amountMinor, currency });
    return {
      eventId: `priceFall:${userId}:${clock.now().toISOString()}`,
      kind: "PRICE_FALL",
      userId,
      locale: null,
      data: {
        lines: falls.slice(0, mostLines).map(({ name, slug, oldPriceMinor, priceMinor }) => ({
          name,
          oldPrice: amount(oldPriceMinor),
          price: amount(priceMinor),
          link: `${publicUrl}/products/${slug}`,
        })),
        moreCount: Math.max(0, falls.length - mostLines),
        currency,
        link: `${publicUrl}/account/wishlist`,
      },
    };
  }
}
