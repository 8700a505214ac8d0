import { StrictMode, type ReactNode } from "react";
import { renderToReadableStream, renderToString } from "react-dom/server";
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
import { localeContext, projectContext } from "./app/locale-context";
import { defaultLocale, localePrefixes, localizedPath } from "./app/localized-path";
import { messagesOf, type Messages } from "./app/messages";
import type { PageData } from "./app/page-data";
import { policySourcesContext, type PolicySources } from "./app/policy-sources";
import { checkedModule } from "./app/project/check-module";
import type { ProjectBundle } from "./app/project/load-project";
import { PageQueriesContext } from "./app/project/page-queries";
import type { Project } from "./app/project/project";
import { failedSlots, SlotLogContext, type SlotLog } from "./app/project/slot-log";
import { renderedPages, type RenderedPages } from "./app/rendered-pages";
import type { DemoAccount } from "./app/shop-settings";
import { cartPageQuery } from "./areas/shop/cart/cart-page-query";
import { sharedModule } from "./extend/extension-modules";
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
export { formPaths } from "./app/rendered-pages";
export { returnPathOf } from "./areas/account/sign-in/return-path";
export { renewSession } from "./graph/renew-on-server";
export { robotsTxt } from "./sitemap/robots-txt";

export interface PageRequest {
  readonly request: Request;
  readonly locale: Locale;
  readonly origin: string;
  /** Absent without the demo data. */
  readonly demoAccounts?: readonly DemoAccount[] | undefined;
  /** Queries the graph without a user. */
  readonly fetchGraph: typeof fetch;
  /** Queries the graph as the visitor, for a form or a personal page. */
  readonly fetchAsVisitor?: typeof fetch;
}

/**
 * Returns the data of a page that the browser fills. They include the categories of the frame, so that the browser only
 * requests the page's own data and the viewer. Without the categories if catalog does not answer.
 */
export async function frameOf({ fetchGraph, ...shop }: Omit<PageRequest, "request">): Promise<PageData> {
  const { graph, queryResults } = serverGraph(fetchGraph);
  const { error } = await graph.query(NavigationDocument, {}).toPromise();
  return { ...shop, rendered: false, ...(error ? {} : { queryResults: queryResults() }) };
}

/** Returns the XML of the sitemap. Throws if the graph does not return all of its addresses. */
export function sitemap({ fetchGraph, origin }: Pick<PageRequest, "fetchGraph" | "origin">): Promise<string> {
  return sitemapXml(serverGraph(fetchGraph).graph, origin);
}

export interface RenderedPage {
  readonly status: number;
  /** The content of the `<head>`. */
  readonly head: string;
  readonly body: string;
  readonly data: PageData;
  readonly sources: PageSources;
  /** Absent for pages that use no other origins. */
  readonly policySources?: PolicySources;
}

export interface ProjectDefinition {
  /** Undefined when the project has no pages of its own. */
  readonly bundle: ProjectBundle | undefined;
  /** Compiled messages by language. */
  readonly messages: Readonly<Record<Locale, Messages>>;
  /** Called for each slot that could not be rendered. */
  readonly reportSlot: (slot: string, error: unknown) => void;
}

export interface Pages extends RenderedPages {
  /** Returns the texts of the preview picture at this path. Throws if the graph fails. */
  readonly previewText: (
    request: Pick<PageRequest, "fetchGraph"> & { readonly path: string },
  ) => Promise<PreviewText | undefined>;
  /** Returns a page as HTML with all the data that the browser needs to continue, or the response of a redirect. */
  readonly renderPage: (request: PageRequest) => Promise<RenderedPage | Response>;
}

/** Returns the pages of a shop with what its project adds. Throws an error that names every fault of the project. */
export function pagesOf({ bundle, messages, reportSlot }: ProjectDefinition): Pages {
  const { slots, routes } = checkedModule(bundle?.(sharedModule) ?? {});
  const projectIn = (locale: Locale): Project => ({ slots, routes, messages: messages[locale] });
  const rendered = renderedPages(projectIn(defaultLocale));
  // one handler for each language and prefix; the admin has no prefix in any language
  const handlers = new Map(
    locales.flatMap((locale) =>
      localePrefixes.map((prefix): [string, StaticHandler] => [
        `${locale} ${prefix}`,
        createStaticHandler(routesFor(locale, projectIn(locale)), { basename: prefix || "/" }),
      ]),
    ),
  );
  const handlerOf = (locale: Locale, pathname: string): StaticHandler => {
    const handler = handlers.get(`${locale} ${localizedPath(pathname).prefix}`);
    if (!handler) throw new Error(`no language ${locale}`);
    return handler;
  };
  return {
    ...rendered,
    previewText: ({ path, fetchGraph }) => previewTextAt(serverGraph(fetchGraph).graph, path, projectIn),
    renderPage: (request) => {
      const { pathname } = new URL(request.request.url);
      const project = projectIn(request.locale);
      const isForVisitor = request.fetchAsVisitor !== undefined && rendered.isPersonal(pathname);
      return render(request, { handler: handlerOf(request.locale, pathname), project, isForVisitor, reportSlot });
    },
  };
}

interface Rendering extends Pick<ProjectDefinition, "reportSlot"> {
  readonly handler: StaticHandler;
  readonly project: Project;
  readonly isForVisitor: boolean;
}

async function render(
  { request, locale, origin, demoAccounts, fetchGraph, fetchAsVisitor }: PageRequest,
  { handler, project, isForVisitor, reportSlot }: Rendering,
): Promise<RenderedPage | Response> {
  const fetchPage = isForVisitor && fetchAsVisitor ? fetchAsVisitor : fetchGraph;
  const joined = localizedPath(new URL(request.url).pathname).path === "/cart" ? cartPageQuery : undefined;
  const { graph, sources, queryResults } = serverGraph(fetchPage, joined);
  const requestContext = new RouterContextProvider();
  requestContext.set(localeContext, locale);
  requestContext.set(projectContext, project);
  requestContext.set(graphContext, graph);
  requestContext.set(personalContext, isForVisitor);
  if (fetchAsVisitor) requestContext.set(actingGraphContext, serverGraph(fetchAsVisitor).graph);
  const [context, common] = await Promise.all([
    handler.query(request, { requestContext }),
    messagesOf("common", locale, project),
  ]);
  if (context instanceof Response) return context;
  const router = createStaticRouter(handler.dataRoutes, context);
  const settings = { locale, origin, demoAccounts, isPersonal: isForVisitor };
  const status = { code: context.statusCode };
  const policySources = requestContext.get(policySourcesContext);
  const page = (
    <App settings={settings} messages={{ common }} project={project} graph={graph} status={status}>
      <StaticRouterProvider router={router} context={context} hydrate={false} />
    </App>
  );
  const { head, body } = splitHead(await renderWithSlots(page, reportSlot));
  const data = { ...settings, rendered: true };
  return {
    status: status.code,
    head,
    body,
    data: { ...data, queryResults: queryResults(), routes: routesOf(context) },
    sources,
    ...(policySources ? { policySources } : {}),
  };
}

/** Renders a page, and again if components of the project have sent queries. */
async function renderWithSlots(page: ReactNode, reportSlot: ProjectDefinition["reportSlot"]): Promise<string> {
  const queries = new Set<Promise<unknown>>();
  const slots: SlotLog = { started: new Set(), finished: new Set() };
  const wrapped = (pageQueries: typeof queries | undefined, slotLog: SlotLog | undefined) => (
    <StrictMode>
      <PageQueriesContext value={pageQueries}>
        <SlotLogContext value={slotLog}>{page}</SlotLogContext>
      </PageQueriesContext>
    </StrictMode>
  );
  let html = renderToString(wrapped(queries, slots));
  if (queries.size > 0) {
    await Promise.all(queries);
    slots.started.clear();
    slots.finished.clear();
    html = renderToString(wrapped(undefined, slots));
  }
  const failed = failedSlots(slots);
  if (failed.length > 0) await reportFailures(wrapped(undefined, undefined), failed, reportSlot);
  return html;
}

/** `renderToString` does not return the errors of Suspense boundaries, so the page is rendered again for them. */
async function reportFailures(
  page: ReactNode,
  failed: readonly string[],
  reportSlot: ProjectDefinition["reportSlot"],
): Promise<void> {
  const errors: unknown[] = [];
  const stream = await renderToReadableStream(page, { onError: (error) => void errors.push(error) });
  await stream.allReady;
  await stream.cancel();
  for (const [index, slot] of failed.entries()) reportSlot(slot, errors[index]);
}

/** React writes titles, metas and links before all other elements. */
function splitHead(html: string): { head: string; body: string } {
  const [head = ""] = /^(?:<title>.*?<\/title>|<(?:meta|link)[^>]*>)*/s.exec(html) ?? [];
  return { head, body: html.slice(head.length) };
}

function routesOf({ loaderData, actionData, errors }: StaticHandlerContext): PageData["routes"] {
  return { loaderData, actionData, errors };
}
