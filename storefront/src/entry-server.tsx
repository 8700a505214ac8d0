import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import {
  createStaticHandler,
  createStaticRouter,
  RouterContextProvider,
  StaticRouterProvider,
  type StaticHandler,
  type StaticHandlerContext,
} from "react-router";
import { App } from "./app/app";
import { NavigationDocument } from "./app/layout/navigation.generated";
import { locales, type Locale } from "./app/locale";
import { localeContext } from "./app/locale-context";
import { localePrefixes, localizedPath } from "./app/localized-path";
import { loadMessages } from "./app/messages";
import type { PageData } from "./app/page-data";
import { isPersonal } from "./app/rendered-pages";
import { routesFor } from "./app/routes";
import { actingGraphContext, graphContext, personalContext } from "./graph/graph-context";
import { serverGraph } from "./graph/graph-client";
import type { PageSources } from "./graph/page-sources";
import { previewText as previewTextAt, type PreviewText } from "./preview/preview-text";
import { sitemapXml } from "./sitemap/sitemap";

export { localeCookie } from "./app/locale";
export { localePrefixes, pageLanguage } from "./app/localized-path";
export { publicAddress } from "./app/public-address";
export { pageDataId } from "./app/page-data";
export { hasSecretAddress } from "./app/secret-address";
export { formPaths, isPage, isPersonal, isRendered } from "./app/rendered-pages";
export { returnPathOf } from "./areas/account/sign-in/return-path";
export { renewSession } from "./graph/renew-on-server";
export { robotsTxt } from "./sitemap/robots-txt";

export interface PageRequest {
  readonly request: Request;
  readonly locale: Locale;
  readonly origin: string;
  /** Queries the graph without a user. */
  readonly fetchGraph: typeof fetch;
  /** Queries the graph as the visitor, for a form or a personal page. */
  readonly fetchAsVisitor?: typeof fetch;
}

/**
 * Returns the data of a page that the browser fills. They include the categories of the frame, so that the browser only
 * requests the page's own data and the viewer. Without the categories if catalog does not answer.
 */
export async function frameOf({ locale, origin, fetchGraph }: Omit<PageRequest, "request">): Promise<PageData> {
  const { graph, queryResults } = serverGraph(fetchGraph);
  const { error } = await graph.query(NavigationDocument, {}).toPromise();
  return { locale, origin, rendered: false, ...(error ? {} : { queryResults: queryResults() }) };
}

/** Returns the XML of the sitemap. Throws if the graph does not return all of its addresses. */
export function sitemap({ fetchGraph, origin }: Pick<PageRequest, "fetchGraph" | "origin">): Promise<string> {
  return sitemapXml(serverGraph(fetchGraph).graph, origin);
}

/** Returns the texts of the preview picture at this path. Throws if the graph fails. */
export function previewText({
  path,
  fetchGraph,
}: Pick<PageRequest, "fetchGraph"> & { readonly path: string }): Promise<PreviewText | undefined> {
  return previewTextAt(serverGraph(fetchGraph).graph, path);
}

export interface RenderedPage {
  readonly status: number;
  /** The content of the `<head>`. */
  readonly head: string;
  readonly body: string;
  readonly data: PageData;
  readonly sources: PageSources;
}

/** One handler for each language and prefix; the admin has no prefix in any language. */
const handlers = new Map(
  locales.flatMap((locale) =>
    localePrefixes.map((prefix): [string, StaticHandler] => [
      `${locale} ${prefix}`,
      createStaticHandler(routesFor(locale), { basename: prefix || "/" }),
    ]),
  ),
);

/** Returns a page as HTML with all the data that the browser needs to continue, or the response of a redirect. */
export async function renderPage({
  request,
  locale,
  origin,
  fetchGraph,
  fetchAsVisitor,
}: PageRequest): Promise<RenderedPage | Response> {
  const { pathname } = new URL(request.url);
  const isForVisitor = fetchAsVisitor !== undefined && isPersonal(pathname);
  const { graph, sources, queryResults } = serverGraph(isForVisitor ? fetchAsVisitor : fetchGraph);
  const handler = handlers.get(`${locale} ${localizedPath(pathname).prefix}`);
  if (!handler) throw new Error(`no language ${locale}`);
  const requestContext = new RouterContextProvider();
  requestContext.set(localeContext, locale);
  requestContext.set(graphContext, graph);
  requestContext.set(personalContext, isForVisitor);
  if (fetchAsVisitor) requestContext.set(actingGraphContext, serverGraph(fetchAsVisitor).graph);
  const [context, common] = await Promise.all([
    handler.query(request, { requestContext }),
    loadMessages("common", locale),
  ]);
  if (context instanceof Response) return context;
  const status = { code: context.statusCode };
  const html = renderToString(
    <StrictMode>
      <App settings={{ locale, origin, isPersonal: isForVisitor }} messages={{ common }} graph={graph} status={status}>
        <StaticRouterProvider
          router={createStaticRouter(handler.dataRoutes, context)}
          context={context}
          hydrate={false}
        />
      </App>
    </StrictMode>,
  );
  const { head, body } = splitHead(html);
  return {
    status: status.code,
    head,
    body,
    data: {
      locale,
      origin,
      rendered: true,
      isPersonal: isForVisitor,
      queryResults: queryResults(),
      routes: routesOf(context),
    },
    sources,
  };
}

/** React writes titles, metas and links before all other elements. */
function splitHead(html: string): { head: string; body: string } {
  const [head = ""] = /^(?:<title>.*?<\/title>|<(?:meta|link)[^>]*>)*/s.exec(html) ?? [];
  return { head, body: html.slice(head.length) };
}

function routesOf({ loaderData, actionData, errors }: StaticHandlerContext): PageData["routes"] {
  return { loaderData, actionData, errors };
}
