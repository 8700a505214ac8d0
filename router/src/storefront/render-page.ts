import { parseCookie } from "@souk/kernel/http/cookie-header";
import type { Logger } from "@souk/kernel/logging/logger";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { alwaysRevalidate } from "../graphql-http/cache-control.js";
import { digest, hasTag } from "../http/cacheable-response.js";
import { storefrontPolicy, storefrontPolicyWith, type PolicySources } from "../http/security-headers.js";
import { anonymousFetch, type VisitorGraph } from "./page-graph.js";
import { pageHtml } from "./page-html.js";
import type { DemoAccount, PageLanguage, RenderedPage, StorefrontBuild } from "./storefront-build.js";

export interface PageOptions {
  readonly server: FastifyInstance;
  readonly build: StorefrontBuild;
  readonly logger: Logger;
  /** The shop's base URL, without a trailing slash. */
  readonly publicUrl: string;
  /** Absent without the demo data. */
  readonly demoAccounts?: readonly DemoAccount[] | undefined;
}

export interface Rendering {
  readonly timeoutMs: number;
  /** The visitor of a personal page or of a form; the page is anonymous when absent. */
  readonly visitor?: VisitorGraph;
  /** The form for the page to process, with its media type. */
  readonly form?: { readonly type: string; readonly body: string };
  /** The address of the page; that of the request when absent. */
  readonly path?: string;
}

/** Renders a page. Returns undefined when it cannot be rendered in time: the browser then fills the page. */
export async function renderInTime(
  options: PageOptions,
  request: FastifyRequest,
  { timeoutMs, visitor, form, path = request.url }: Rendering,
): Promise<RenderedPage | Response | undefined> {
  const { server, build, publicUrl, demoAccounts } = options;
  // an anonymous page must not depend on its visitor
  const language = visitor && request.headers["accept-language"];
  const headers = {
    ...(language === undefined ? {} : { "accept-language": language }),
    ...(form ? { "content-type": form.type } : {}),
  };
  const sent = { headers, ...(form ? { method: "POST", body: form.body } : {}) };
  return inTime(options, request, timeoutMs, (signal) =>
    build.pages.renderPage({
      request: new Request(new URL(path, publicUrl), { signal, ...sent }),
      locale: languageOf(build, request, path).locale,
      origin: publicUrl,
      demoAccounts,
      fetchGraph: anonymousFetch(server, request),
      ...(visitor ? { fetchAsVisitor: visitor.fetch } : {}),
    }),
  );
}

/** After this time the browser fills the page. */
export const renderTimeoutMs = 3000;
const frameTimeoutMs = 1000;

/** Returns a page that the browser fills, with the categories of its frame when they are available in time. */
export async function frameInTime(options: PageOptions, request: FastifyRequest): Promise<RenderedPage | undefined> {
  const { server, build, publicUrl, demoAccounts } = options;
  const { locale } = languageOf(build, request);
  const data = await inTime(options, request, frameTimeoutMs, () =>
    build.pages.frameOf({ locale, origin: publicUrl, demoAccounts, fetchGraph: anonymousFetch(server, request) }),
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

/** Returns the headers of every page. */
export function pageHeaders(locale: string, sources?: PolicySources): Readonly<Record<string, string>> {
  return {
    "content-security-policy": sources ? storefrontPolicyWith(sources) : storefrontPolicy,
    // a bank may ask its customer in a window of its own
    ...(sources ? { "cross-origin-opener-policy": "same-origin-allow-popups" } : {}),
    // sends no address to other origins
    "referrer-policy": "same-origin",
    "content-language": locale,
  };
}

/** Sends the page, or without one the frame that the browser fills. */
export function sendPage(
  { build, publicUrl, demoAccounts }: PageOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  page: RenderedPage | undefined,
): FastifyReply {
  const locale = page?.data.locale ?? languageOf(build, request).locale;
  const { template, pages } = build;
  const frame = { head: "", body: "", data: { locale, origin: publicUrl, demoAccounts, rendered: false } };
  const html = pageHtml({
    template,
    pageDataId: pages.pageDataId,
    locale,
    projectHead: build.projectHead(locale),
    page: page ?? frame,
  });
  // pages are rendered for an anonymous visitor
  const isForEverybody = page?.status === 200 && request.method === "GET" && !reply.hasHeader("cache-control");
  // a weak ETag: the same page is sent both compressed and uncompressed
  const tag = isForEverybody ? `W/"${digest(html)}"` : undefined;
  void reply.code(page?.status ?? reply.statusCode).headers({
    ...pageHeaders(locale, page?.policySources),
    ...(hasSecretAddress(build, request) ? { "referrer-policy": "strict-origin" } : {}),
    "cache-control": String(reply.getHeader("cache-control") ?? (tag ? alwaysRevalidate : "no-cache")),
    vary: "Accept-Language, Cookie",
    ...(tag ? { etag: tag } : {}),
  });
  if (tag && hasTag(request.headers["if-none-match"], tag)) return reply.code(304).send();
  return reply.type("text/html; charset=utf-8").send(html);
}

/**
 * Whether no request may repeat the page's address. Requests from the page then name its origin only. With
 * "no-referrer", browsers would also hide the origin of the page's form.
 */
function hasSecretAddress({ pages }: StorefrontBuild, { url }: FastifyRequest): boolean {
  return pages.hasSecretAddress(new URL(url, "http://localhost").pathname);
}

/** Returns the language of the page, and where the page belongs if the address is of another language. */
export function languageOf(
  { pages }: Pick<StorefrontBuild, "pages">,
  { headers, url }: Pick<FastifyRequest, "headers" | "url">,
  path: string = url,
): PageLanguage {
  const { pathname } = new URL(path, "http://localhost");
  return pages.pageLanguage(pathname, parseCookie(headers.cookie)[pages.localeCookie], headers["accept-language"]);
}
