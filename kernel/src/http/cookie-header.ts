import { parseCookie as parse, stringifySetCookie } from "cookie";

/** The cookies of a signed-in browser. `cookieName` returns the names that browsers see. */
export const sessionCookies = { access: "souk_access", refresh: "souk_refresh" } as const;

export type Cookies = Readonly<Record<string, string | undefined>>;

export function parseCookie(header: string | undefined): Cookies {
  return header === undefined ? {} : parse(header);
}

export interface NewCookie {
  readonly name: string;
  readonly value: string;
  /** 0 removes it. */
  readonly maxAgeSeconds: number;
  /** Sent over TLS only and set for this host only; on in production. */
  readonly secure: boolean;
  readonly path: string;
}

const hostPrefix = "__Host-";

/**
 * Returns the cookie's name as browsers see it. With the prefix, a browser accepts the cookie only from this exact
 * host, over TLS and for all paths, so another host under the same domain cannot set or shadow it.
 */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `${hostPrefix}${name}` : name;
}

/**
 * Returns a `set-cookie` value for a cookie that page scripts cannot read. With `secure`, the path is `/`, as the
 * prefix requires.
 */
export function httpOnlyCookie({ name, value, maxAgeSeconds, secure, path }: NewCookie): string {
  return stringifySetCookie({
    name: cookieName(name, secure),
    value,
    httpOnly: true,
    sameSite: "lax",
    secure,
    path: secure ? "/" : path,
    maxAge: maxAgeSeconds,
  });
}

/** Returns the value under either name. Only for cookies that give an attacker no advantage. */
export function cookieByEitherName(cookies: Cookies, name: string): string | undefined {
  return cookies[cookieName(name, true)] ?? cookies[name];
}

/** Returns whether a request has any Souk cookie, in secure or insecure mode. */
export function hasSoukCookie(cookies: Cookies): boolean {
  return Object.keys(cookies).some((name) => name.replace(hostPrefix, "").startsWith("souk_"));
}
