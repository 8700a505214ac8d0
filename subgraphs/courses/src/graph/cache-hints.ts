/**
 * Hint for fields that are the same for all viewers while the course is published. Caches are not notified when a
 * course changes, so they may keep it only briefly (docs/decisions/049-caches-do-not-return-outdated-data.md).
 */
export const sameForAll = "@cacheControl(maxAge: 1)";

/** Hint for fields with the lifetime of their parent. */
export const asItsParent = "@cacheControl(inheritMaxAge: true)";

/** Hint for fields that depend on the viewer or change by themselves. */
export const notForAll = "@cacheControl(maxAge: 0)";
