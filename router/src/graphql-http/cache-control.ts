/** Any cache may store the answer, but must revalidate it before each use. */
export const alwaysRevalidate = "public, no-cache";

/** For private answers, errors and answers to mutations: no cache may store them. */
export const noStore = "private, no-store";
