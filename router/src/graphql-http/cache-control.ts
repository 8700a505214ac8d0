/** Any cache may store the answer, but must revalidate it before each use. */
export const alwaysRevalidate = "public, no-cache";

/** For private answers, errors and answers to mutations: no cache may store them. */
export const noStore = "private, no-store";

/** Any cache may store the answer for a year: another content has another address. */
export const forever = "public, max-age=31536000, immutable";
