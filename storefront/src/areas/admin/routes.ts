import type { RouteObject } from "react-router";
import { ErrorPage } from "../../app/error-page";
import { keepAddressLanguage } from "../../app/keep-address-language";
import { area, page, type RouteOptions } from "../../app/route-table";
import { catalogRoutes } from "./catalog/routes";
import { operationsRoutes } from "./operations/routes";
import { salesRoutes } from "./sales/routes";

/** `more`: the pages of the project. */
export function adminRoutes(options: RouteOptions, more: RouteObject[]): RouteObject[] {
  return [
    {
      path: "admin",
      loader: keepAddressLanguage(options.locale),
      lazy: page(() => import("./layout/admin-layout")),
      children: [
        {
          id: "admin-pages",
          ErrorBoundary: ErrorPage,
          children: [
            area("adminSales", options, salesRoutes, ["shared"]),
            area("adminCatalog", options, catalogRoutes, ["shared"]),
            area("adminOperations", options, operationsRoutes, ["shared"]),
            ...more,
          ],
        },
      ],
    },
  ];
}
