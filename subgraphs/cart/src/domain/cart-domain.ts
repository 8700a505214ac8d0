import { addLinesToCart } from "./add-lines-to-cart.js";
import { addToCart, type ChangeCartParts } from "./add-to-cart.js";
import { clearCart } from "./clear-cart.js";
import { countCartStarts } from "./count-cart-starts.js";
import { mergeGuestCart } from "./merge-guest-cart.js";
import { removeBought } from "./remove-bought.js";
import { setCartLine } from "./set-cart-line.js";
import { viewCart } from "./view-cart.js";
import { viewCustomerCart } from "./view-customer-cart.js";

export type CartDomain = ReturnType<typeof cartDomain>;

/** Builds all operations of the cart. */
export function cartDomain(parts: ChangeCartParts) {
  return {
    store: parts.store,
    viewCart: viewCart(parts),
    viewCustomerCart: viewCustomerCart(parts),
    addToCart: addToCart(parts),
    addLinesToCart: addLinesToCart(parts),
    setCartLine: setCartLine(parts),
    clearCart: clearCart(parts),
    removeBought: removeBought(parts),
    mergeGuestCart: mergeGuestCart(parts),
    countCartStarts: countCartStarts(parts),
  };
}
