/** May be kept by whoever passes it on, but not given again before it was asked whether it still holds. */
export const askedEachTime = "public, no-cache";

/** What is one viewer's, or holds an error, or was no question. */
export const notKeptByAnybody = "private, no-store";
