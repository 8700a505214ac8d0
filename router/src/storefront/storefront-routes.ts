import compress from "@fastify/compress";
import fastifyStatic from "@fastify/static";
import type { Logger } from "@souk/kernel/logging/logger";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LimitRequest } from "../limits/rates/limit-requests.js";
import { frameInTime, renderInTime, sendPage, type PageOptions } from "./render-page.js";
import { addSearchEngineRoutes } from "./search-engine-routes.js";
import { addLoginForm } from "./login-form.js";
import { openStorefrontBuild } from "./storefront-build.js";

export interface StorefrontOptions {
  readonly logger: Logger;
  readonly limit: LimitRequest;
  /** The shop's base URL, without a trailing slash. */
  readonly publicUrl: string;
  /** Returns the viewer of a page request; `nobody` when the token is invalid or expired. */
  readonly viewerOf: (request: FastifyRequest) => Promise<Viewer>;
}

/** After this time the browser fills the page. */
const renderTimeoutMs = 3000;
const yearSeconds = 31_536_000;

/**
 * Serves the shop's pages and their files. A request for a missing page that does not accept HTML gets the usual 404 as
 * JSON.
 */
export async function addStorefront(server: FastifyInstance, options: StorefrontOptions): Promise<void> {
  const build = await openStorefrontBuild();
  await server.register(fastifyStatic, {
    root: build.clientFolder,
    // every file has its own route, so that unknown addresses cause no look-up on disk
    wildcard: false,
    index: false,
    preCompressed: true,
    decorateReply: false,
    allowedPath: (path) => !path.endsWith(".html") && !path.includes("/."),
    setHeaders: cacheHeaders,
  });
  addSearchEngineRoutes(server, { pages: build.pages, ...options });
  await server.register(async (pages) => {
    await pages.register(compress, { encodings: ["br", "gzip", "identity"] });
    await addLoginForm(pages, { server, build, ...options });
    pages.get(
      "/*",
      { onRequest: async (request, reply) => options.limit("requests", request, reply) },
      (request, reply) => answerPage({ server, build, ...options }, request, reply),
    );
  });
}

/** Names of built files contain a hash of their content; other files may change with the next version. */
function cacheHeaders(reply: FastifyReply, path: string): void {
  const lasting = path.includes("/assets/");
  void reply.header("cache-control", lasting ? `public, max-age=${yearSeconds}, immutable` : "public, max-age=3600");
}

type PageRequestOptions = StorefrontOptions & PageOptions;

async function answerPage(
  options: PageRequestOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { viewerOf, build } = options;
  const { pathname } = new URL(request.url, "http://localhost");
  const takesPage = build.pages.isPage(pathname) ? takesHtml(request) : namesHtml(request);
  if (!takesPage || looksLikeFile(pathname)) {
    reply.callNotFound();
    return reply;
  }
  if (isOfAdmin(pathname)) {
    const viewer = await viewerOf(request);
    if (viewer.kind === "nobody" || viewer.kind === "guest") {
      return reply.redirect(`/login?returnTo=${encodeURIComponent(request.url)}`);
    }
    if (!isAdmin(viewer)) void reply.code(403);
  }
  const page = await pageFor(options, request, pathname);
  if (page instanceof Response) return reply.redirect(page.headers.get("location") ?? "/", page.status);
  return sendPage(options, request, reply, page);
}

/**
 * Returns the rendered page, or a frame with its categories; undefined for the admin, whose frame has no categories.
 */
async function pageFor(
  options: PageOptions,
  request: FastifyRequest,
  pathname: string,
): ReturnType<typeof renderInTime> {
  if (options.build.pages.isRendered(pathname)) return renderInTime(options, request, { timeoutMs: renderTimeoutMs });
  return isOfAdmin(pathname) ? undefined : frameInTime(options, request);
}

function takesHtml({ headers: { accept = "*/*" } }: FastifyRequest): boolean {
  return accept.includes("text/html") || accept.includes("*/*");
}

/** Whether the request accepts HTML, as browsers do; other clients get no page for a missing address. */
function namesHtml({ headers: { accept = "" } }: FastifyRequest): boolean {
  return accept.includes("text/html");
}

function isOfAdmin(pathname: string): boolean {
  return pathname === "/admin" || pathname.startsWith("/admin/");
}

function looksLikeFile(pathname: string): boolean {
  return /\.[a-z0-9]{2,5}$/i.test(pathname);
}
