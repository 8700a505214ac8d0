import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import {
  createStaticHandler,
  createStaticRouter,
  RouterContextProvider,
  StaticRouterProvider,
  type StaticHandlerContext,
} from "react-router";
import { App } from "./app/app";
import { NavigationDocument } from "./app/layout/navigation.generated";
import type { Locale } from "./app/locale";
import { loadMessages } from "./app/messages";
import type { PageData } from "./app/page-data";
import { routesFor } from "./app/routes";
import { actingGraphContext, graphContext } from "./graph/graph-context";
import { serverGraph } from "./graph/graph-client";
import { sitemapXml } from "./sitemap/sitemap";

export { localeCookie, localeOf } from "./app/locale";
export { pageDataId } from "./app/page-data";
export { isPage, isRendered } from "./app/rendered-pages";
export { robotsTxt } from "./sitemap/robots-txt";

export interface PageRequest {
  readonly request: Request;
  readonly locale: Locale;
  readonly origin: string;
  /** Asks the graph, in nobody's name. */
  readonly fetchGraph: typeof fetch;
  /** Asks the graph in the name of the visitor, whose form the request is. */
  readonly fetchAsVisitor?: typeof fetch;
}

/**
 * What a page is told that the browser fills: its frame's categories go along, so that it asks for what it shows and for
 * who is there, and nothing else. Without them where catalog does not answer.
 */
export async function frameOf({ locale, origin, fetchGraph }: Omit<PageRequest, "request">): Promise<PageData> {
  const { graph, asked } = serverGraph(fetchGraph);
  const { error } = await graph.query(NavigationDocument, {}).toPromise();
  return { locale, origin, rendered: false, ...(error ? {} : { asked: asked() }) };
}

/** The XML of the sitemap. Throws where the graph does not tell all that belongs into it. */
export function sitemap({ fetchGraph, origin }: Pick<PageRequest, "fetchGraph" | "origin">): Promise<string> {
  return sitemapXml(serverGraph(fetchGraph).graph, origin);
}

export interface RenderedPage {
  readonly status: number;
  /** What belongs into the `<head>`. */
  readonly head: string;
  readonly body: string;
  readonly data: PageData;
}

/** A page as HTML with all that its browser needs to go on from there; or where it redirects to. */
export async function renderPage({
  request,
  locale,
  origin,
  fetchGraph,
  fetchAsVisitor,
}: PageRequest): Promise<RenderedPage | Response> {
  const { graph, asked } = serverGraph(fetchGraph);
  const handler = createStaticHandler(routesFor(locale));
  const requestContext = new RouterContextProvider();
  requestContext.set(graphContext, graph);
  if (fetchAsVisitor) requestContext.set(actingGraphContext, serverGraph(fetchAsVisitor).graph);
  const [context, common] = await Promise.all([
    handler.query(request, { requestContext }),
    loadMessages("common", locale),
  ]);
  if (context instanceof Response) return context;
  const status = { code: context.statusCode };
  const html = renderToString(
    <StrictMode>
      <App settings={{ locale, origin }} messages={{ common }} graph={graph} status={status}>
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
    data: { locale, origin, rendered: true, asked: asked(), routes: routesOf(context) },
  };
}

/** React writes titles, metas and links before all else. */
function splitHead(html: string): { head: string; body: string } {
  const [head = ""] = /^(?:<title>.*?<\/title>|<(?:meta|link)[^>]*>)*/s.exec(html) ?? [];
  return { head, body: html.slice(head.length) };
}

function routesOf({ loaderData, actionData, errors }: StaticHandlerContext): PageData["routes"] {
  return { loaderData, actionData, errors };
}
