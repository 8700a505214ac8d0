import type { RouteObject } from "react-router";
import { ErrorPage } from "../../app/error-page";
import { keepAddressLanguage } from "../../app/keep-address-language";
import type { Locale } from "../../app/locale";
import { area, page } from "../../app/route-table";
import { catalogRoutes } from "./catalog/routes";
import { operationsRoutes } from "./operations/routes";
import { salesRoutes } from "./sales/routes";

export function adminRoutes(locale: Locale): RouteObject[] {
  return [
    {
      path: "admin",
      loader: keepAddressLanguage(locale),
      lazy: page(() => import("./layout/admin-layout")),
      children: [
        {
          id: "admin-pages",
          ErrorBoundary: ErrorPage,
          children: [
            area("adminSales", locale, salesRoutes, ["shared"]),
            area("adminCatalog", locale, catalogRoutes),
            area("adminOperations", locale, operationsRoutes),
          ],
        },
      ],
    },
  ];
}
