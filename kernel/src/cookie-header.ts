import { parseCookie as parse, stringifySetCookie } from "cookie";

export type Cookies = Readonly<Record<string, string | undefined>>;

export function parseCookie(header: string | undefined): Cookies {
  return header === undefined ? {} : parse(header);
}

export interface NewCookie {
  readonly name: string;
  readonly value: string;
  /** 0 removes it. */
  readonly maxAgeSeconds: number;
  /** Sent over TLS alone, and by this host alone; on in production. */
  readonly secure: boolean;
  readonly path: string;
}

const hostPrefix = "__Host-";

/**
 * The name that a cookie goes by. With the prefix a browser takes it of this very host alone, over TLS and for all its paths:
 * no neighbor under the same domain can set or shadow it.
 */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `${hostPrefix}${name}` : name;
}

/** A `set-cookie` value for what no script of a page may read. With `secure` the path is `/`, as the prefix demands. */
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

/** The value by either of its names: for what is worth nothing to whoever plants it. */
export function cookieByEitherName(cookies: Cookies, name: string): string | undefined {
  return cookies[cookieName(name, true)] ?? cookies[name];
}

/** Whether a request carries any cookie of ours, of this mode or the other. */
export function hasSoukCookie(cookies: Cookies): boolean {
  return Object.keys(cookies).some((name) => name.replace(hostPrefix, "").startsWith("souk_"));
}
