import type { RouteObject } from "react-router";
import { accountRoutes } from "../areas/account/routes";
import { adminRoutes } from "../areas/admin/routes";
import { checkoutRoutes } from "../areas/checkout/routes";
import { coursesRoutes } from "../areas/courses/routes";
import { shopRoutes } from "../areas/shop/routes";
import { ErrorPage } from "./error-page";
import { RootLayout } from "./layout/root-layout";
import { loader as shopLoader, ShopLayout } from "./layout/shop-layout";
import { keepAddressLanguage } from "./keep-address-language";
import type { Locale } from "./locale";
import { NotFoundPage } from "./not-found-page";
import { noProject, type Project } from "./project/project";
import { projectAdminRoutes, projectShopRoutes } from "./project/project-routes";
import { area } from "./route-table";

/** Every address of the shop. Each area lists its own pages. */
export function routesFor(locale: Locale, project: Project = noProject): RouteObject[] {
  const options = { locale, project };
  return [
    {
      id: "root",
      Component: RootLayout,
      ErrorBoundary: ErrorPage,
      children: [
        {
          id: "shop",
          Component: ShopLayout,
          loader: keepAddressLanguage(locale, shopLoader),
          children: [
            {
              id: "shop-pages",
              ErrorBoundary: ErrorPage,
              children: [
                area("shop", options, shopRoutes(options)),
                area("checkout", options, checkoutRoutes, ["shared"]),
                area("account", options, accountRoutes, ["shared"]),
                area("courses", options, coursesRoutes(options), ["reviews"]),
                ...projectShopRoutes(project.routes, locale),
                { path: "*", Component: NotFoundPage },
              ],
            },
          ],
        },
        area("admin", options, adminRoutes(options, projectAdminRoutes(project.routes, locale))),
      ],
    },
  ];
}
