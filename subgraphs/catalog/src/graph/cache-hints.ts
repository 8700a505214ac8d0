/**
 * Hint for a product's own fields: they are the same for all viewers, and caches are notified of each change of a
 * product (docs/decisions/049-caches-do-not-return-outdated-data.md).
 */
export const wholeTypeCached = "@cacheControl(maxAge: 300)";

/**
 * Hint for fields that are the same for all viewers but depend on many products: caches are not notified when they
 * change.
 */
export const madeOfMany = "@cacheControl(maxAge: 1)";

/** Hint for fields with the lifetime of their parent. */
export const asItsParent = "@cacheControl(inheritMaxAge: true)";

/** Hint for fields that only some viewers may see: no cache keeps them. */
export const forViewer = "@cacheControl(maxAge: 0)";
