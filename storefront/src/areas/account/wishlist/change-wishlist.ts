import type { Client, CombinedError } from "@urql/core";
import { refusalOf, type Refusal } from "../../../graph/refusal";
import type { UpdateWishlistInput } from "../../../graph/schema-types.generated";
import type { InvalidFields } from "../../../ui/form/server-problems";
import { AddWishToCartDocument, ChangeWishlistDocument, RemoveWishDocument } from "./wishlist.generated";

/**
 * `onPage`: the cart takes the product only from its page, for example because it needs more fields. `inCart`: the
 * product was added to the cart, but not removed from the list.
 */
export type WishlistProblem =
  | { readonly kind: "soldOut" | "notOnSale" | "owned" | "onPage" | "inCart" }
  | { readonly kind: "ruled"; readonly reason: string }
  | { readonly kind: "invalid"; readonly fields: InvalidFields["fields"] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Names the viewer's list, shares it or stops sharing it. Returns undefined if that succeeded. */
export async function changeWishlist(graph: Client, input: UpdateWishlistInput): Promise<WishlistProblem | undefined> {
  const { data, error } = await graph.mutation(ChangeWishlistDocument, { input }).toPromise();
  const changed = data?.updateWishlist;
  if (changed?.__typename === "Wishlist") return undefined;
  return changed ? { kind: "invalid", fields: changed.fields } : refused(error);
}

/** Removes a product from the viewer's list. Returns undefined if that succeeded. */
export async function removeWish(graph: Client, productId: string): Promise<WishlistProblem | undefined> {
  const { data, error } = await graph.mutation(RemoveWishDocument, { productId }).toPromise();
  return data?.removeFromWishlist ? undefined : refused(error);
}

/** Adds a product to the cart and then removes it from the list. Returns undefined if both succeeded. */
export async function moveToCart(graph: Client, productId: string): Promise<WishlistProblem | undefined> {
  const { data, error } = await graph
    .mutation(AddWishToCartDocument, { input: { productId, quantity: 1 } })
    .toPromise();
  const added = data?.addToCart;
  switch (added?.__typename) {
    case "Cart":
      return (await removeWish(graph, productId)) && { kind: "inCart" };
    case "OutOfStock":
      return { kind: "soldOut" };
    case "ProductNotFound":
    case "ProductUnavailable":
      return { kind: "notOnSale" };
    case "AlreadyOwned":
      return { kind: "owned" };
    case "RuleRefused":
      return { kind: "ruled", reason: added.reason };
    case "Conflict":
    case "InvalidInput":
      return { kind: "onPage" };
    case "ServiceUnavailable":
      return { kind: "refused", refusal: { kind: "unavailable" } };
    case undefined:
      return refused(error);
  }
}

function refused(error: CombinedError | undefined): WishlistProblem {
  return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
}
