/**
 * For so long nothing is kept of an entity that has changed: longer than the slowest operation and the rest of the change's transaction, so
 * that what was read before the change is told to nobody who asks after it.
 */
export const changedMs = 150_000;

/** What was read is kept no later than this after it was looked for: no operation takes longer. */
export const latestKeepingMs = 120_000;

/** So many questions about one entity are kept; who asks in ever other words starts it anew. */
export const maxQuestions = 32;

/** No larger answers about one entity are kept. */
export const maxCharacters = 16_384;
