import { parseCookie } from "@souk/kernel/http/cookie-header";
import type { Logger } from "@souk/kernel/logging/logger";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { alwaysRevalidate } from "../graphql-http/cache-control.js";
import { digest, hasTag } from "../http/cacheable-response.js";
import { storefrontPolicy } from "../http/security-headers.js";
import { anonymousFetch } from "./page-graph.js";
import { pageHtml } from "./page-html.js";
import type { PageRequest, RenderedPage, StorefrontBuild } from "./storefront-build.js";

export interface PageOptions {
  readonly server: FastifyInstance;
  readonly build: StorefrontBuild;
  readonly logger: Logger;
  /** The shop's base URL, without a trailing slash. */
  readonly publicUrl: string;
}

/** A form for a page to process, and the `fetch` that acts for the visitor. */
export type SentForm = Pick<PageRequest, "fetchAsVisitor"> & { readonly body: string };

/** Renders a page. Returns undefined when it cannot be rendered in time: the browser then fills the page. */
export async function renderInTime(
  options: PageOptions,
  request: FastifyRequest,
  { timeoutMs, form }: { readonly timeoutMs: number; readonly form?: SentForm },
): Promise<RenderedPage | Response | undefined> {
  const { server, build, publicUrl } = options;
  const sent = form && {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.body,
  };
  return inTime(options, request, timeoutMs, (signal) =>
    build.pages.renderPage({
      request: new Request(new URL(request.url, publicUrl), { signal, ...sent }),
      locale: localeFor(build, request),
      origin: publicUrl,
      fetchGraph: anonymousFetch(server, request),
      ...(form?.fetchAsVisitor ? { fetchAsVisitor: form.fetchAsVisitor } : {}),
    }),
  );
}

const frameTimeoutMs = 1000;

/** Returns a page that the browser fills, with the categories of its frame when they are available in time. */
export async function frameInTime(options: PageOptions, request: FastifyRequest): Promise<RenderedPage | undefined> {
  const { server, build, publicUrl } = options;
  const locale = localeFor(build, request);
  const data = await inTime(options, request, frameTimeoutMs, () =>
    build.pages.frameOf({ locale, origin: publicUrl, fetchGraph: anonymousFetch(server, request) }),
  );
  return data && { status: 200, head: "", body: "", data };
}

/** Returns undefined and writes a log line when the work fails or takes too long. */
async function inTime<T>(
  { logger }: PageOptions,
  { id }: FastifyRequest,
  timeoutMs: number,
  make: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const signal = AbortSignal.timeout(timeoutMs);
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
  try {
    return await Promise.race([make(signal), late]);
  } catch (error) {
    logger.error({ err: error, correlationId: id }, "a page could not be rendered");
    return undefined;
  }
}

/** Sends the page, or without one the frame that the browser fills. */
export function sendPage(
  { build, publicUrl }: PageOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  page: RenderedPage | undefined,
): FastifyReply {
  const locale = localeFor(build, request);
  const { template, pages } = build;
  const frame = { head: "", body: "", data: { locale, origin: publicUrl, rendered: false } };
  const html = pageHtml({ template, pageDataId: pages.pageDataId, locale, page: page ?? frame });
  // pages are rendered for an anonymous visitor
  const isForEverybody = page?.status === 200 && request.method === "GET" && !reply.hasHeader("cache-control");
  // a weak ETag: the same page is sent both compressed and uncompressed
  const tag = isForEverybody ? `W/"${digest(html)}"` : undefined;
  void reply.code(page?.status ?? reply.statusCode).headers({
    "content-security-policy": storefrontPolicy,
    // sends no address to other origins; with "no-referrer", browsers would hide the origin of a form
    "referrer-policy": "same-origin",
    "content-language": locale,
    "cache-control": String(reply.getHeader("cache-control") ?? (tag ? alwaysRevalidate : "no-cache")),
    vary: "Accept-Language, Cookie",
    ...(tag ? { etag: tag } : {}),
  });
  if (tag && hasTag(request.headers["if-none-match"], tag)) return reply.code(304).send();
  return reply.type("text/html; charset=utf-8").send(html);
}

function localeFor({ pages }: StorefrontBuild, { headers }: FastifyRequest): string {
  return pages.localeOf(parseCookie(headers.cookie)[pages.localeCookie], headers["accept-language"]);
}
