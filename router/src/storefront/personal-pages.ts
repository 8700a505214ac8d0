import { cookieByEitherName, parseCookie, sessionCookies } from "@souk/kernel/http/cookie-header";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LimitRequest } from "../limits/rates/limit-requests.js";
import { VisitorGraph } from "./page-graph.js";
import { frameInTime, renderInTime, sendPage, type PageOptions } from "./render-page.js";
import type { RenderedPage } from "./storefront-build.js";

export interface PersonalPageOptions extends PageOptions {
  readonly hasExpiredSession: (request: FastifyRequest) => Promise<boolean>;
}

const timeoutMs = 5000;
const personal = "private, no-store";
const renewalPath = "/session";

/** Returns a check whether the visitor's access token has ended and their session has not. */
export function expiredSessionOf(viewerOf: (request: FastifyRequest) => Promise<Viewer>) {
  return async (request: FastifyRequest): Promise<boolean> => {
    if (!cookieByEitherName(parseCookie(request.headers.cookie), sessionCookies.refresh)) return false;
    return (await viewerOf(request)).kind === "nobody";
  };
}

/** Renders a page with the data of the visitor whose cookies came with the request. */
export async function answerPersonalPage(
  options: PersonalPageOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (await options.hasExpiredSession(request)) return sendRenewal(options, request, reply);
  const visitor = new VisitorGraph(options.server, request);
  const page = await renderInTime(options, request, { timeoutMs, visitor });
  return sendPersonalPage(options, { request, reply, visitor, page });
}

/**
 * A refresh token works once, and a browser's tabs renew it under one lock. The answer is therefore the frame, whose
 * scripts renew the session and fill the page. A browser without scripts follows the redirect.
 */
async function sendRenewal(
  options: PersonalPageOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const frame = await frameInTime(options, request);
  const address = `${renewalPath}?returnTo=${encodeURIComponent(request.url)}`;
  const head = `<noscript><meta http-equiv="refresh" content="0; url=${address}"></noscript>`;
  void reply.header("cache-control", personal);
  return sendPage(options, request, reply, frame && { ...frame, head });
}

interface PersonalAnswer {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly visitor: VisitorGraph;
  readonly page: RenderedPage | Response | undefined;
}

/** Sends the page or its redirect, with the cookies that the graph has set. No cache stores it. */
export function sendPersonalPage(
  options: PageOptions,
  { request, reply, visitor, page }: PersonalAnswer,
): FastifyReply {
  void reply.header("cache-control", personal);
  if (visitor.setCookies.length > 0) void reply.header("set-cookie", visitor.setCookies);
  if (page instanceof Response) return reply.redirect(page.headers.get("location") ?? "/", page.status);
  return sendPage(options, request, reply, page);
}

/** Adds the page that renews the session of a browser without scripts and redirects it back. */
export function addSessionRenewal(
  server: FastifyInstance,
  options: PersonalPageOptions & { readonly limit: LimitRequest },
): void {
  server.get(
    renewalPath,
    { onRequest: async (request, reply) => options.limit("requests", request, reply) },
    async (request, reply) => {
      const { pages } = options.build;
      const { returnTo } = request.query as { readonly returnTo?: unknown };
      const path = pages.returnPathOf(typeof returnTo === "string" ? returnTo : undefined, "/");
      const visitor = new VisitorGraph(options.server, request);
      const isRenewed = !(await options.hasExpiredSession(request)) || (await pages.renewSession(visitor.fetch));
      const page = isRenewed
        ? new Response(null, { status: 303, headers: { location: path } })
        : // a redirect would lead back here: the page says instead that its data are unavailable
          await renderInTime(options, request, { timeoutMs, visitor, path });
      if (!isRenewed) void reply.code(503);
      return sendPersonalPage(options, { request, reply, visitor, page });
    },
  );
}
