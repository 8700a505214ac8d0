import { addLinesToCart } from "./add-lines-to-cart.js";
import { addToCart, type ChangeCartDependencies } from "./add-to-cart.js";
import { clearCart, removeBought } from "./empty-cart.js";
import { countCartStarts } from "./count-cart-starts.js";
import { importCart } from "./import-cart.js";
import { mergeGuestCart } from "./merge-guest-cart.js";
import { setCartLine } from "./set-cart-line.js";
import { viewCart, viewCustomerCart } from "./price-cart.js";

export type CartDomain = ReturnType<typeof cartDomain>;

/** Builds all operations of the cart. */
export function cartDomain(deps: ChangeCartDependencies) {
  return {
    store: deps.store,
    lineFields: deps.lineFields ?? [],
    viewCart: viewCart(deps),
    viewCustomerCart: viewCustomerCart(deps),
    addToCart: addToCart(deps),
    addLinesToCart: addLinesToCart(deps),
    setCartLine: setCartLine(deps),
    clearCart: clearCart(deps),
    removeBought: removeBought(deps),
    mergeGuestCart: mergeGuestCart(deps),
    countCartStarts: countCartStarts(deps),
    importers: { carts: importCart(deps) },
  };
}
