/**
 * Hint for fields that are the same for all viewers. Caches are not notified of changes, so they may keep them only
 * briefly (docs/decisions/049-caches-do-not-return-outdated-data.md).
 */
export const sameForAll = "@cacheControl(maxAge: 1)";

/** Hint for fields with the lifetime of their parent. */
export const asItsParent = "@cacheControl(inheritMaxAge: true)";

/** Hint for fields that depend on the viewer. */
export const notForAll = "@cacheControl(maxAge: 0)";
