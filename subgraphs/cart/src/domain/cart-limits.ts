/** Units of one product in a cart. */
export const maxLineQuantity = 99;

/** Products in a cart. */
export const maxLines = 100;
