import type { WishProblem } from "./change-wish";

/** The names of the fields of the form. Each names the product. */
export const wishFields = { add: "wishFor", remove: "unwishFor" } as const;

/** The answer of the server to a form that it did not redirect. */
export interface WishActionData {
  readonly wish: WishProblem;
}

/** The parameter of the page after the server has added the product to the wishlist. */
export const wishParameter = "wishlist";
export const wishAdded = "added";

/** Parses the address and ignores an invalid value, because anyone can edit it. */
export function isWishAdded(address: URLSearchParams): boolean {
  return address.get(wishParameter) === wishAdded;
}
