import { StrictMode } from "react";
import { createBrowserRouter, RouterContextProvider, type HydrationState, type RouteObject } from "react-router";
import { RouterProvider } from "react-router/dom";
import { actingGraphContext, graphContext } from "../graph/graph-context";
import { GraphHolderContext, useCurrentGraph, type GraphHolder } from "../graph/graph-holder";
import { App, type AppProps } from "./app";
import type { Locale } from "./locale";
import { localeContext, projectContext } from "./locale-context";
import { basename } from "./page-data";
import type { Project } from "./project/project";
import type { ShopSettings } from "./shop-settings";

interface BrowserOptions {
  readonly locale: Locale;
  readonly project: Project;
  readonly holder: GraphHolder;
}

type Router = ReturnType<typeof createBrowserRouter>;

/** Routes the browser's address. Loaders and actions use the current graph client. */
export function browserRouter(
  routes: RouteObject[],
  { locale, project, holder, hydrationData }: BrowserOptions & { readonly hydrationData?: HydrationState | undefined },
): Router {
  return createBrowserRouter(routes, {
    basename: basename(),
    ...(hydrationData ? { hydrationData } : {}),
    getContext: () => {
      const context = new RouterContextProvider();
      context.set(localeContext, locale);
      context.set(projectContext, project);
      context.set(graphContext, holder.current);
      context.set(actingGraphContext, holder.current);
      return context;
    },
  });
}

export interface BrowserPageProps
  extends BrowserOptions, Pick<AppProps, "messages">, Pick<ShopSettings, "origin" | "demoAccounts"> {
  readonly router: Router;
}

/** The whole page in a browser. */
export function BrowserPage({ locale, origin, demoAccounts, messages, project, holder, router }: BrowserPageProps) {
  return (
    <StrictMode>
      <GraphHolderContext value={holder}>
        <App
          settings={{ locale, origin, demoAccounts }}
          messages={messages}
          project={project}
          graph={useCurrentGraph(holder)}
          status={{ code: 200 }}
        >
          <RouterProvider router={router} />
        </App>
      </GraphHolderContext>
    </StrictMode>
  );
}
