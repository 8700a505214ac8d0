import { hasSoukCookie, parseCookie } from "@souk/kernel/cookie-header";
import { sendError } from "@souk/kernel/http-server";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { RouterConfig } from "./config.js";

/** Whether pages of `origin` may read answers with the cookies that the browser has for us. */
export function mayUseCookies(origin: string, corsOrigins: RouterConfig["corsOrigins"]): boolean {
  return corsOrigins === "any" ? isThisMachine(origin) : corsOrigins.includes(origin);
}

/**
 * Refuses what carries our cookies from a page of a foreign origin, before anything runs: the browser sends cookies
 * whoever wrote the page. Browsers say the origin with each POST, and the site with each GET; what says neither is no browser.
 */
export function refuseForeignCookies(corsOrigins: RouterConfig["corsOrigins"]) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!hasSoukCookie(parseCookie(request.headers.cookie))) return;
    const { origin } = request.headers;
    const isForeign = origin === undefined ? isOtherSite(request) : !isOwn(origin, request.host);
    if (!isForeign || (origin !== undefined && mayUseCookies(origin, corsOrigins))) return;
    const from = origin === undefined ? "another site" : `pages of ${origin.slice(0, 200)}`;
    await sendError(
      reply,
      "FORBIDDEN",
      `Cookies do not sign in requests from ${from}: CORS_ORIGINS must name the origin, or send the token in the Authorization header without cookies.`,
    );
  };
}

/**
 * Refuses a form of another origin's page, whatever it carries: it would sign the visitor in as somebody else. An origin that
 * the browser does not tell ("null") is one of ours where the browser says that the site is.
 */
export async function refuseForeignForms(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { origin } = request.headers;
  const tellsOrigin = origin !== undefined && origin !== "null";
  const isForeign = tellsOrigin
    ? !isOwn(origin, request.host)
    : isOtherSite(request) || (origin === "null" && request.headers["sec-fetch-site"] === undefined);
  if (isForeign) await sendError(reply, "FORBIDDEN", "This form is sent by pages of the shop alone.");
}

/** The scheme does not count: behind a proxy that ends TLS the request came by another one. */
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
