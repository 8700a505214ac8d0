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
import { area } from "./route-table";

/** Every address of the shop. Each area lists its own pages. */
export function routesFor(locale: Locale): RouteObject[] {
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
                area("shop", locale, shopRoutes),
                area("checkout", locale, checkoutRoutes, ["shared"]),
                area("account", locale, accountRoutes, ["shared"]),
                area("courses", locale, coursesRoutes(locale)),
                { path: "*", Component: NotFoundPage },
              ],
            },
          ],
        },
        area("admin", locale, adminRoutes(locale)),
      ],
    },
  ];
}
