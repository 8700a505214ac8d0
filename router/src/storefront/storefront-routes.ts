import compress from "@fastify/compress";
import fastifyStatic from "@fastify/static";
import type { Logger } from "@souk/kernel/logging/logger";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { forever, noStore } from "../graphql-http/cache-control.js";
import { addVary } from "../http/vary.js";
import type { LimitRequest } from "../limits/rates/limit-requests.js";
import { answerPublicPage } from "./cache/public-pages.js";
import type { PublicPageCache } from "./cache/open-page-cache.js";
import { addPageForms } from "./page-forms.js";
import { addSessionRenewal, answerPersonalPage, expiredSessionOf, type PersonalPageOptions } from "./personal-pages.js";
import { frameInTime, languageOf, renderInTime, renderTimeoutMs, sendPage, type PageOptions } from "./render-page.js";
import { openProjectPages } from "./project/open-project-pages.js";
import type { ProjectPagesSettings } from "./project/project-pages-settings.js";
import { addPreviewRoutes } from "./preview/preview-routes.js";
import { addSearchEngineRoutes } from "./search-engine-routes.js";
import { openStorefrontBuild, type DemoAccount } from "./storefront-build.js";
import { compressedFiles } from "./storefront-build-folder.js";

export interface StorefrontOptions {
  readonly logger: Logger;
  readonly limit: LimitRequest;
  /** The shop's base URL, without a trailing slash. */
  readonly publicUrl: string;
  /** Absent without the demo data. */
  readonly demoAccounts: readonly DemoAccount[] | undefined;
  /** Returns the viewer of a page request; `nobody` when the token is invalid or expired. */
  readonly viewerOf: (request: FastifyRequest) => Promise<Viewer>;
  /** Whether an address also has data for other clients. */
  readonly isRestAddress: (pathname: string) => boolean;
  /** Undefined when no pages are stored. */
  readonly pageCache: PublicPageCache | undefined;
  readonly projectPages: ProjectPagesSettings;
}

/**
 * Serves the shop's pages and their files. A request for a missing page that does not accept HTML gets the usual 404 as
 * JSON.
 */
export async function addStorefront(server: FastifyInstance, options: StorefrontOptions): Promise<void> {
  const { logger, projectPages } = options;
  const project = await openProjectPages(projectPages);
  for (const warning of projectPages.themeWarnings) logger.warn(`the theme of the project: ${warning}`);
  const build = await openStorefrontBuild(project, (slot, error) =>
    logger.error({ err: error, slot }, "a slot of the project could not be rendered"),
  );
  project.files.addRoutes(server);
  await server.register(fastifyStatic, {
    root: build.clientFolder,
    // every file has its own route, so that unknown addresses cause no look-up on disk
    wildcard: false,
    globIgnore: compressedFiles,
    index: false,
    preCompressed: true,
    decorateReply: false,
    allowedPath: (path) => !path.endsWith(".html") && !path.includes("/."),
    setHeaders: cacheHeaders,
  });
  addSearchEngineRoutes(server, { pages: build.pages, ...options });
  addPreviewRoutes(server, { pages: build.pages, ...options });
  await server.register(async (pages) => {
    await pages.register(compress, { encodings: ["br", "gzip", "identity"] });
    pages.addHook("onSend", async ({ url }, reply) => {
      if (options.isRestAddress(url.split("?", 1)[0] ?? "")) addVary(reply, "Accept");
    });
    const pageOptions = { server, build, ...options, hasExpiredSession: expiredSessionOf(options.viewerOf) };
    await addPageForms(pages, pageOptions);
    addSessionRenewal(pages, pageOptions);
    pages.get(
      "/*",
      { onRequest: async (request, reply) => options.limit("requests", request, reply) },
      (request, reply) => answerPage(pageOptions, request, reply),
    );
  });
}

/** Names of built files contain a hash of their content; other files may change with the next version. */
function cacheHeaders(reply: FastifyReply, path: string): void {
  const lasting = path.includes("/assets/");
  void reply.header("cache-control", lasting ? forever : "public, max-age=3600");
}

type PageRequestOptions = StorefrontOptions & PersonalPageOptions;

async function answerPage(
  options: PageRequestOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { viewerOf, build } = options;
  const { pathname } = new URL(request.url, "http://localhost");
  const address = build.pages.publicAddress(request.url);
  const isPage = address !== undefined || build.pages.isPage(pathname);
  const takesPage = isPage ? takesHtml(request) : namesHtml(request);
  if (!takesPage || looksLikeFile(pathname)) {
    reply.callNotFound();
    return reply;
  }
  const { redirectTo } = languageOf(build, request);
  if (redirectTo !== undefined && isPage) return redirectToLanguage(request, reply, redirectTo);
  if (options.pageCache && address !== undefined) {
    return answerPublicPage({ ...options, pageCache: options.pageCache }, { request, reply, address });
  }
  if (isOfAdmin(pathname)) {
    const viewer = await viewerOf(request);
    if (viewer.kind === "nobody" || viewer.kind === "guest") {
      return reply.redirect(`/login?returnTo=${encodeURIComponent(request.url)}`);
    }
    if (!isAdmin(viewer)) void reply.code(403);
  }
  if (build.pages.isPersonal(pathname)) return answerPersonalPage(options, request, reply);
  const page = await pageFor(options, request, pathname);
  if (page instanceof Response) return reply.redirect(page.headers.get("location") ?? "/", page.status);
  return sendPage(options, request, reply, page);
}

/** No cache stores the redirect, because it depends on the visitor; caches may store both pages. */
function redirectToLanguage({ url }: FastifyRequest, reply: FastifyReply, pathname: string): FastifyReply {
  const { search } = new URL(url, "http://localhost");
  return reply.header("cache-control", noStore).redirect(pathname + search, 302);
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
