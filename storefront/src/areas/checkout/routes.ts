import type { RouteObject } from "react-router";
import { page } from "../../app/route-table";

export const checkoutRoutes: RouteObject[] = [
  { path: "checkout", lazy: page(() => import("./checkout/checkout-page")) },
  { path: "checkout/return", lazy: page(() => import("./return/return-page")) },
  { path: "orders/lookup", lazy: page(() => import("./lookup/lookup-page")) },
  { path: "orders/lookup/:token", lazy: page(() => import("./lookup/order-by-link-page")) },
  { path: "orders/:number/pay", lazy: page(() => import("./pay/pay-page")) },
  { path: "orders/:number/pay/return", lazy: page(() => import("./pay/pay-return-page")) },
  { path: "orders/:number", lazy: page(() => import("./order/order-page")) },
];
