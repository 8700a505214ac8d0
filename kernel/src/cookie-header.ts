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
  /** Sent over TLS alone; on in production. */
  readonly secure: boolean;
  readonly path: string;
}

/** A `set-cookie` value for what no script of a page may read. */
export function httpOnlyCookie({ name, value, maxAgeSeconds, secure, path }: NewCookie): string {
  return stringifySetCookie({ name, value, httpOnly: true, sameSite: "lax", secure, path, maxAge: maxAgeSeconds });
}
