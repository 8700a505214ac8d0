import type { RouteObject } from "react-router";
import { area, page, type RouteOptions } from "../../app/route-table";

/** The home page loads neither the texts of reviews nor those of declared fields. */
export function shopRoutes(options: RouteOptions): RouteObject[] {
  return [
    { index: true, lazy: page(() => import("./home/home-page")) },
    { path: "products", lazy: page(() => import("./products/products-page")) },
    { path: "categories/:slug", lazy: page(() => import("./products/category-page")) },
    area(
      "reviews",
      options,
      [{ path: "products/:slug", lazy: page(() => import("./product/product-page")) }],
      ["shared"],
    ),
    { path: "stock-mail/:token", lazy: page(() => import("./product/stock-mail/confirm-page")) },
    { path: "wishlists/:token", lazy: page(() => import("./shared-wishlist/shared-wishlist-page")) },
    { path: "cart", lazy: page(() => import("./cart/cart-page")) },
    { path: "cart/restore/:token", lazy: page(() => import("./cart/restore/restore-page")) },
  ];
}
