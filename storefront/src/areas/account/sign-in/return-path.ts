import type { Role } from "../../../graph/schema-types.generated";

const anywhere = "https://anywhere.invalid";
const longest = 500;

/**
 * Returns the path of this shop to open after signing in, as a browser would resolve it. A path to another origin or to
 * the sign-in page gives `otherwise`.
 */
export function returnPathOf(text: string | null | undefined, otherwise = "/account"): string {
  if (!text || text.length > longest || !text.startsWith("/") || !URL.canParse(text, anywhere)) return otherwise;
  const { origin, pathname, search, hash } = new URL(text, anywhere);
  if (origin !== anywhere || pathname.startsWith("//") || pathname === "/login") return otherwise;
  return `${pathname}${search}${hash}`;
}

/** Returns the start page after a sign-in that no page asked for. */
export function homeOf(role: Role): string {
  return role === "ADMIN" ? "/admin" : "/account";
}

/** Returns the path of the sign-in page that leads back to `returnTo`. */
export function loginPath(returnTo: string): string {
  return `/login?returnTo=${encodeURIComponent(returnTo)}`;
}
