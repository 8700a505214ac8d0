import type { RouteObject } from "react-router";
import { ErrorPage } from "../../app/error-page";
import { keepAddressLanguage } from "../../app/keep-address-language";
import { area, page, type RouteOptions } from "../../app/route-table";

const salesRoutes: RouteObject[] = [
  { index: true, lazy: page(() => import("./sales/dashboard/dashboard-page")) },
  { path: "orders", lazy: page(() => import("./sales/orders/orders-page")) },
  { path: "orders/:number", lazy: page(() => import("./sales/order/order-page")) },
  { path: "customers", lazy: page(() => import("./sales/customers/customers-page")) },
  { path: "customers/:id", lazy: page(() => import("./sales/customer/customer-page")) },
  { path: "audit-log", lazy: page(() => import("./sales/audit-log/audit-log-page")) },
];

const catalogRoutes: RouteObject[] = [
  { path: "products", lazy: page(() => import("./catalog/products/products-page")) },
  { path: "products/new", lazy: page(() => import("./catalog/product/new-product-page")) },
  { path: "products/import", lazy: page(() => import("./catalog/transfer/transfer-page")) },
  { path: "products/:id", lazy: page(() => import("./catalog/product/product-page")) },
  { path: "stock", lazy: page(() => import("./catalog/stock/stock-page")) },
  { path: "stock/movements", lazy: page(() => import("./catalog/stock/movements-page")) },
  { path: "stock/:productId", lazy: page(() => import("./catalog/stock/product-stock-page")) },
  { path: "categories", lazy: page(() => import("./catalog/categories/categories-page")) },
];

const mediaRoutes: RouteObject[] = [
  { path: "media", lazy: page(() => import("./catalog/media/media-page")) },
  { path: "media/:id", lazy: page(() => import("./catalog/media/media-file-page")) },
];

const operationsRoutes: RouteObject[] = [
  { path: "operations", lazy: page(() => import("./operations/operations/operations-page")) },
  { path: "courses", lazy: page(() => import("./operations/courses/courses-page")) },
  { path: "courses/categories", lazy: page(() => import("./operations/courses/categories/categories-page")) },
  { path: "courses/requests", lazy: page(() => import("./operations/courses/requests-page")) },
  { path: "reviews", lazy: page(() => import("./operations/reviews/reviews-page")) },
  { path: "notifications", lazy: page(() => import("./operations/notifications/notifications-page")) },
  { path: "notifications/templates", lazy: page(() => import("./operations/notifications/templates-page")) },
  { path: "api-usage", lazy: page(() => import("./operations/api-usage/api-usage-page")) },
  { path: "webhooks", lazy: page(() => import("./operations/webhooks/webhooks-page")) },
  { path: "webhooks/:id", lazy: page(() => import("./operations/webhooks/webhook-page")) },
];

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
            area("media", options, mediaRoutes, ["shared"]),
            area("adminOperations", options, operationsRoutes, ["shared"]),
            ...more,
          ],
        },
      ],
    },
  ];
}
