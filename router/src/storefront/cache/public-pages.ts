import type { FastifyReply, FastifyRequest } from "fastify";
import Negotiator from "negotiator";
import { digest, hasTag } from "../../http/cacheable-response.js";
import { pageHtml } from "../page-html.js";
import { languageOf, pageHeaders, renderInTime, renderTimeoutMs, sendPage, type PageOptions } from "../render-page.js";
import type { RenderedPage } from "../storefront-build.js";
import type { PublicPageCache } from "./open-page-cache.js";
import type { Rendered } from "./page-cache.js";
import { StoredPage, type Encoding } from "./stored-page.js";

export interface PublicPageOptions extends PageOptions {
  readonly pageCache: PublicPageCache;
}

export interface PublicPageRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The address under which the page is cached. */
  readonly address: string;
}

type NotStored = RenderedPage | Response | undefined;

/** Sends a page that is the same for all visitors, from the cache if possible. Cookies have no influence on it. */
export async function answerPublicPage(
  options: PublicPageOptions,
  { request, reply, address }: PublicPageRequest,
): Promise<FastifyReply> {
  const { cache, metrics } = options.pageCache;
  const found = await cache.find(address, (atMs) => renderToStore(options, { request, address, atMs }));
  if ("page" in found) return sendStored(options.pageCache, { request, reply }, found.page);
  metrics.count("bypass");
  const page = found.other;
  if (page instanceof Response) return reply.redirect(page.headers.get("location") ?? "/", page.status);
  return sendPage(options, request, reply, page);
}

/** Renders the page of the address. Pages with an error or with missing data are not stored. */
async function renderToStore(
  options: PublicPageOptions,
  { request, address, atMs }: { readonly request: FastifyRequest; readonly address: string; readonly atMs: number },
): Promise<Rendered<NotStored>> {
  const page = await renderInTime(options, request, { timeoutMs: renderTimeoutMs, path: address });
  if (!page || page instanceof Response || page.status !== 200 || !page.sources?.isComplete) return { other: page };
  const { template, pages, projectHead } = options.build;
  const { locale } = languageOf(options.build, request, address);
  const html = pageHtml({ template, pageDataId: pages.pageDataId, locale, projectHead: projectHead(locale), page });
  // a weak ETag: the same page is sent in several encodings
  const tag = `W/"${digest(html)}"`;
  return { page: await StoredPage.of(html, { locale, tag, keys: page.sources.tags, madeAtMs: atMs }) };
}

async function sendStored(
  { cache, settings }: PublicPageCache,
  { request, reply }: Pick<PublicPageRequest, "request" | "reply">,
  page: StoredPage,
): Promise<FastifyReply> {
  const { locale, tag, keys } = page.definition;
  const { maxAgeSeconds, tagHeader } = settings;
  const sharedSeconds = Math.floor(maxAgeSeconds / 2);
  const lifetimes = `max-age=0, s-maxage=${sharedSeconds}, stale-while-revalidate=${maxAgeSeconds - sharedSeconds}`;
  void reply.headers({
    ...pageHeaders(locale),
    "cache-control": `public, ${lifetimes}`,
    age: String(Math.ceil(cache.ageMs(page) / 1000)),
    vary: [reply.getHeader("vary") ?? [], "Accept-Encoding"].flat().join(", "),
    etag: tag,
    ...(tagHeader === "off" ? {} : { [tagHeader]: [...keys].join(tagHeader === "Cache-Tag" ? "," : " ") }),
  });
  if (hasTag(request.headers["if-none-match"], tag)) return reply.code(304).send();
  const encoding = encodingFor(request);
  if (encoding !== "identity") void reply.header("content-encoding", encoding);
  return reply.type("text/html; charset=utf-8").send(await page.body(encoding));
}

const encodings: Encoding[] = ["br", "gzip", "identity"];

/** Brotli if the client takes it, whatever it prefers: it is stored. */
function encodingFor({ headers }: FastifyRequest): Encoding {
  if (headers["accept-encoding"] === undefined) return "identity";
  const accepted = new Negotiator({ headers }).encodings(encodings);
  return encodings.find((encoding) => accepted.includes(encoding)) ?? "identity";
}
