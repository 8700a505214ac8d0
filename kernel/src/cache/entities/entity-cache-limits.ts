/**
 * The time for which a changed entity is not cached. It exceeds the duration of the slowest operation plus the rest of
 * the change's transaction, so a value that was read before the change is never served to later readers.
 */
export const noStoreMs = 150_000;

/** A value is stored at most this long after its look-up. No operation takes longer. */
export const maxStoreDelayMs = 120_000;

/** The maximum number of questions cached per entity. When it is reached, the next question clears the others. */
export const maxQueries = 32;

/** The maximum size of a cached answer for one entity. */
export const maxCharacters = 16_384;
