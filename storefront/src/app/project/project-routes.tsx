import type { PageRoute } from "@souk/storefront/extend";
import type { RouteObject } from "react-router";
import { preload } from "../../graph/graph-context";
import type { Locale } from "../locale";
import { page } from "../route-table";

const adminStart = "/admin/";

function isOfAdmin({ path }: PageRoute): boolean {
  return path.startsWith(adminStart);
}

/** The pages of the project in the frame of the shop. */
export function projectShopRoutes(routes: readonly PageRoute[], locale: Locale): RouteObject[] {
  return routes.filter((each) => !isOfAdmin(each)).map((each) => routeOf(each, each.path.slice(1), locale));
}

/** The pages of the project in the frame of the admin. */
export function projectAdminRoutes(routes: readonly PageRoute[], locale: Locale): RouteObject[] {
  return routes.filter(isOfAdmin).map((each) => routeOf(each, each.path.slice(adminStart.length), locale));
}

function routeOf(route: PageRoute, path: string, locale: Locale): RouteObject {
  const { query, variables } = route;
  return {
    path,
    loader: async (args) => {
      const request = { params: args.params, search: new URL(args.request.url).searchParams, locale };
      if (query !== undefined) await preload(args, query, variables?.(request) ?? {});
      return null;
    },
    lazy: page(async () => {
      const { ProjectPage } = await import("./project-page");
      return { Component: () => <ProjectPage page={route} /> };
    }),
  };
}
