import type { Client, CombinedError } from "@urql/core";
import { refusalOf, type Refusal } from "../../../../graph/refusal";
import { isUnauthenticated } from "../../../../graph/session-renewal";
import { AddToWishlistDocument, RemoveFromWishlistDocument } from "./wish.generated";

/** `full`: the list has as many products as it may have. */
export type WishProblem =
  { readonly kind: "full" | "notOnSale" | "signedOut" } | { readonly kind: "refused"; readonly refusal: Refusal };

export interface WishChange {
  readonly productId: string;
  readonly isWished: boolean;
}

/** Adds a product to the viewer's wishlist or removes it. Returns undefined if that succeeded. */
export async function changeWish(graph: Client, { productId, isWished }: WishChange): Promise<WishProblem | undefined> {
  if (!isWished) {
    const { data, error } = await graph.mutation(RemoveFromWishlistDocument, { productId }).toPromise();
    return data?.removeFromWishlist ? undefined : problemOf(error);
  }
  const { data, error } = await graph.mutation(AddToWishlistDocument, { productId }).toPromise();
  switch (data?.addToWishlist?.__typename) {
    case "Wishlist":
      return undefined;
    case "Conflict":
      return { kind: "full" };
    case "NotFound":
      return { kind: "notOnSale" };
    case undefined:
      return problemOf(error);
  }
}

function problemOf(error: CombinedError | undefined): WishProblem {
  if (error && isUnauthenticated(error)) return { kind: "signedOut" };
  return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
}
