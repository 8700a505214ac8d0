import { cookieName, httpOnlyCookie, parseCookie, sessionCookies } from "@souk/kernel/http/cookie-header";
import type { FastifyRequest } from "fastify";

/**
 * The access token's cookie for scripts, such as curl with a cookie jar, as the older systems named it. Browsers neither
 * get it nor sign in by it: without the prefix of the other cookies, a neighboring host could set it for them.
 */
const scriptCookie = "access_token";

/** The cookie that has the access token of a request. */
export interface TokenCookie {
  readonly value: string;
  /** The `set-cookie` value that removes it. */
  readonly removal: string;
}

/** Returns the cookie with the access token: the browser's, or else the script's. */
export function tokenCookieOf(request: FastifyRequest, secure: boolean): TokenCookie | undefined {
  const cookies = parseCookie(request.headers.cookie);
  const { access: name } = sessionCookies;
  const removal = httpOnlyCookie({ name, value: "", maxAgeSeconds: 0, secure, path: "/" });
  const browsers = cookies[cookieName(name, secure)];
  if (browsers !== undefined) return { value: browsers, removal };
  const scripts = isScript(request) ? cookies[scriptCookie] : undefined;
  return scripts === undefined ? undefined : { value: scripts, removal: removal.replace(/^[^=]+/, scriptCookie) };
}

/** Adds the script's cookie to the `set-cookie` values for a script, with the value and lifetime of the browser's. */
export function withScriptCookie(lines: readonly string[], request: FastifyRequest, secure: boolean): string[] {
  const browserCookie = `${cookieName(sessionCookies.access, secure)}=`;
  const access = isScript(request) ? lines.filter((line) => line.startsWith(browserCookie)) : [];
  return [...lines, ...access.map((line) => `${scriptCookie}=${line.slice(browserCookie.length)}`)];
}

/** Browsers name the origin with each POST and the site with each GET. */
function isScript({ headers }: FastifyRequest): boolean {
  return headers.origin === undefined && headers["sec-fetch-site"] === undefined;
}
