const anywhere = "https://anywhere.invalid";
const maxLength = 500;

/** Returns a path of this shop with its query, as a browser would parse it; null when it leads elsewhere. */
export function returnPathOf(text: string): string | null {
  if (text.length > maxLength || !text.startsWith("/") || !URL.canParse(text, anywhere)) return null;
  const url = new URL(text, anywhere);
  return url.origin === anywhere ? `${url.pathname}${url.search}${url.hash}` : null;
}
