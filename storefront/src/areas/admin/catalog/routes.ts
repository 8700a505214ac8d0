import type { RouteObject } from "react-router";
import { page } from "../../../app/route-table";

export const catalogRoutes: RouteObject[] = [
  { path: "products", lazy: page(() => import("./products/products-page")) },
  { path: "products/new", lazy: page(() => import("./product/new-product-page")) },
  { path: "products/import", lazy: page(() => import("./transfer/transfer-page")) },
  { path: "products/:id", lazy: page(() => import("./product/product-page")) },
  { path: "stock", lazy: page(() => import("./stock/stock-page")) },
  { path: "stock/movements", lazy: page(() => import("./stock/movements-page")) },
  { path: "stock/:productId", lazy: page(() => import("./stock/product-stock-page")) },
  { path: "categories", lazy: page(() => import("./categories/categories-page")) },
];
