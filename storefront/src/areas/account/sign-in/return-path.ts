const anywhere = "https://anywhere.invalid";
const longest = 500;

/** Where to go after signing in: a path of this shop, as a browser would read it. Never what leads elsewhere, or back here. */
export function returnPathOf(text: string | null | undefined, otherwise = "/account"): string {
  if (!text || text.length > longest || !text.startsWith("/") || !URL.canParse(text, anywhere)) return otherwise;
  const { origin, pathname, search, hash } = new URL(text, anywhere);
  if (origin !== anywhere || pathname.startsWith("//") || pathname === "/login") return otherwise;
  return `${pathname}${search}${hash}`;
}

/** The sign-in page that leads back to here. */
export function loginPath(returnTo: string): string {
  return `/login?returnTo=${encodeURIComponent(returnTo)}`;
}
