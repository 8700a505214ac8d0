/**
 * Hint for a picture: whoever knows its checksum may see it. Caches are not notified when its focal point changes, so they
 * may keep it only briefly (docs/decisions/049-caches-do-not-return-outdated-data.md). An entity inherits no lifetime,
 * because routers request it by its key.
 */
export const sameForAll = "@cacheControl(maxAge: 1)";

/** Hint for fields with the lifetime of their parent. */
export const asItsParent = "@cacheControl(inheritMaxAge: true)";
