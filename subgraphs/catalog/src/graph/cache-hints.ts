/**
 * What is a product's own: the same for everybody, and each change of a product is told to those who keep it
 * (docs/decisions/049-caches-that-are-told-of-changes.md).
 */
export const keptWhole = "@cacheControl(maxAge: 300)";

/** The same for everybody too, but made of many products: a change of one of them is not told as a change of this. */
export const madeOfMany = "@cacheControl(maxAge: 1)";

/** As long as what it is a part of. */
export const asItsParent = "@cacheControl(inheritMaxAge: true)";
