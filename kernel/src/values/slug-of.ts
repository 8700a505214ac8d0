/**
 * "Crème brûlée set" -> "creme-brulee-set"; at most 80 characters; "" when no character of the text is allowed in a
 * slug.
 */
export function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-+|-+$/g, "");
}
