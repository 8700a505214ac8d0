/** Returns true if a link is safe to show. Shipping stores only such links, but a page never relies on that. */
export function isWebLink(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}
