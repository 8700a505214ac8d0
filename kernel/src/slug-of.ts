/** "Crème brûlée set" -> "creme-brulee-set"; at most 80 characters; "" when nothing of the text can stand in a URL. */
export function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-+|-+$/g, "");
}
