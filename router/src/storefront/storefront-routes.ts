import compress from "@fastify/compress";
import fastifyStatic from "@fastify/static";
import type { Logger } from "@souk/kernel/logger";
import { isAdmin, type Viewer } from "@souk/kernel/viewer";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LimitRequest } from "../limits/rates/limit-requests.js";
import { frameInTime, renderInTime, sendPage, type PageParts } from "./answer-with-page.js";
import { addFindingRoutes } from "./finding-routes.js";
import { addLoginForm } from "./login-form.js";
import { openStorefrontBuild } from "./storefront-build.js";

export interface StorefrontParts {
  readonly logger: Logger;
  readonly limit: LimitRequest;
  /** What addresses of the shop start with, without a slash at the end. */
  readonly publicUrl: string;
  /** Who asks for a page; nobody where their token does not hold (any more). */
  readonly viewerOf: (request: FastifyRequest) => Promise<Viewer>;
}

/** A page that is not ready by then is filled by the browser. */
const renderTimeoutMs = 3000;
const yearSeconds = 31_536_000;

/** The shop's pages and their files. Whoever asks for no page where there is none gets the JSON of any other 404. */
export async function addStorefront(server: FastifyInstance, parts: StorefrontParts): Promise<void> {
  const build = await openStorefrontBuild();
  await server.register(fastifyStatic, {
    root: build.clientFolder,
    // every file has a route of its own, so that nothing is looked up on disk for an address that somebody made up
    wildcard: false,
    index: false,
    preCompressed: true,
    decorateReply: false,
    allowedPath: (path) => !path.endsWith(".html") && !path.includes("/."),
    setHeaders: cacheHeaders,
  });
  addFindingRoutes(server, { pages: build.pages, ...parts });
  await server.register(async (pages) => {
    await pages.register(compress, { encodings: ["br", "gzip", "identity"] });
    await addLoginForm(pages, { server, build, ...parts });
    pages.get(
      "/*",
      { onRequest: async (request, reply) => parts.limit("requests", request, reply) },
      (request, reply) => answerPage({ server, build, ...parts }, request, reply),
    );
  });
}

/** Names of built files tell their content; the others may change with the next version. */
function cacheHeaders(reply: FastifyReply, path: string): void {
  const lasting = path.includes("/assets/");
  void reply.header("cache-control", lasting ? `public, max-age=${yearSeconds}, immutable` : "public, max-age=3600");
}

type AnswerParts = StorefrontParts & PageParts;

async function answerPage(parts: AnswerParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { viewerOf, build } = parts;
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
  const page = await pageFor(parts, request, pathname);
  if (page instanceof Response) return reply.redirect(page.headers.get("location") ?? "/", page.status);
  return sendPage(parts, request, reply, page);
}

/** Rendered, or a frame with its categories, or for the admin, which has none, the bare frame. */
async function pageFor(parts: PageParts, request: FastifyRequest, pathname: string): ReturnType<typeof renderInTime> {
  if (parts.build.pages.isRendered(pathname)) return renderInTime(parts, request, { timeoutMs: renderTimeoutMs });
  return isOfAdmin(pathname) ? undefined : frameInTime(parts, request);
}

function takesHtml({ headers: { accept = "*/*" } }: FastifyRequest): boolean {
  return accept.includes("text/html") || accept.includes("*/*");
}

/** As browsers do; others get no page about what is not there. */
function namesHtml({ headers: { accept = "" } }: FastifyRequest): boolean {
  return accept.includes("text/html");
}

function isOfAdmin(pathname: string): boolean {
  return pathname === "/admin" || pathname.startsWith("/admin/");
}

function looksLikeFile(pathname: string): boolean {
  return /\.[a-z0-9]{2,5}$/i.test(pathname);
}
