/** Units of one product that one change adds or sets. */
export const maxQuantityOfChange = 99;

/** Units of one product in a cart: what many adds may come to. */
export const maxLineQuantity = 999;

/** Products in a cart. */
export const maxLines = 100;
