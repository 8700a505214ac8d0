import { hasSoukCookie, parseCookie } from "@souk/kernel/http/cookie-header";
import { sendError } from "@souk/kernel/http/http-server";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { RouterConfig } from "../config.js";

/** Whether pages of `origin` may read answers to requests that carry our cookies. */
export function mayUseCookies(origin: string, corsOrigins: RouterConfig["corsOrigins"]): boolean {
  return corsOrigins === "any" ? isThisMachine(origin) : corsOrigins.includes(origin);
}

/** Whether a page of a foreign origin sent the request. Such a page may neither use our cookies nor set them. */
export function isForeignPage(request: FastifyRequest, corsOrigins: RouterConfig["corsOrigins"]): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return isOtherSite(request);
  return !isOwn(origin, request.host) && !mayUseCookies(origin, corsOrigins);
}

/**
 * Returns a hook that refuses a request with our cookies from a page of a foreign origin, before anything runs: a
 * browser sends cookies from any page. Browsers send the origin with each POST and the site with each GET; a request
 * without both does not come from a browser.
 */
export function refuseForeignCookies(corsOrigins: RouterConfig["corsOrigins"]) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!hasSoukCookie(parseCookie(request.headers.cookie))) return;
    if (!isForeignPage(request, corsOrigins)) return;
    const { origin } = request.headers;
    const from = origin === undefined ? "another site" : `pages of ${origin.slice(0, 200)}`;
    await sendError(
      reply,
      "FORBIDDEN",
      `Cookies do not sign in requests from ${from}: CORS_ORIGINS must name the origin, or send the token in the Authorization header without cookies.`,
    );
  };
}

/**
 * Refuses a form sent from a page of another origin, whatever it contains: it could sign the visitor in as another
 * person. A hidden origin ("null") is accepted when the browser says that the page is of the same site.
 */
export async function refuseForeignForms(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { origin } = request.headers;
  const hasOrigin = origin !== undefined && origin !== "null";
  const isForeign = hasOrigin
    ? !isOwn(origin, request.host)
    : isOtherSite(request) || (origin === "null" && request.headers["sec-fetch-site"] === undefined);
  if (isForeign) await sendError(reply, "FORBIDDEN", "This form is sent by pages of the shop alone.");
}

/** Ignores the scheme: behind a proxy that terminates TLS, the request arrives over plain HTTP. */
function isOwn(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

function isOtherSite({ headers }: FastifyRequest): boolean {
  const site = headers["sec-fetch-site"];
  return site !== undefined && site !== "same-origin" && site !== "none";
}

function isThisMachine(origin: string): boolean {
  return URL.canParse(origin) && ["localhost", "127.0.0.1", "[::1]"].includes(new URL(origin).hostname);
}
