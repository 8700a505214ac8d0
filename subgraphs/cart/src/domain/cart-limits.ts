/** The maximum number of units of one product that one change adds or sets. */
export const maxQuantityOfChange = 99;

/** The maximum number of units of one product in a cart, over all changes. */
export const maxLineQuantity = 999;

/** The maximum number of products in a cart. */
export const maxLines = 100;
