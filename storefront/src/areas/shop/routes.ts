import type { RouteObject } from "react-router";
import { page } from "../../app/route-table";

export const shopRoutes: RouteObject[] = [
  { index: true, lazy: page(() => import("./home/home-page")) },
  { path: "products", lazy: page(() => import("./products/products-page")) },
  { path: "categories/:slug", lazy: page(() => import("./products/category-page")) },
  { path: "products/:slug", lazy: page(() => import("./product/product-page")) },
  { path: "cart", lazy: page(() => import("./cart/cart-page")) },
];
