/**
 * The same for everybody while the course is published. Nobody is told when a course changes, so nobody may keep it
 * (docs/decisions/049-caches-that-are-told-of-changes.md).
 */
export const sameForAll = "@cacheControl(maxAge: 1)";

/** As long as what it is a part of. */
export const asItsParent = "@cacheControl(inheritMaxAge: true)";

/** It hangs on who asks, or changes by itself. */
export const notForAll = "@cacheControl(maxAge: 0)";
