const anywhere = "https://anywhere.invalid";
const maxLength = 500;

/** A path of ours with its query, as a browser would read it; null for what leads elsewhere. */
export function returnPathOf(text: string): string | null {
  if (text.length > maxLength || !text.startsWith("/") || !URL.canParse(text, anywhere)) return null;
  const url = new URL(text, anywhere);
  return url.origin === anywhere ? `${url.pathname}${url.search}${url.hash}` : null;
}
