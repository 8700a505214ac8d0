import type { RouteObject } from "react-router";
import { page } from "../../../app/route-table";

export const salesRoutes: RouteObject[] = [
  { index: true, lazy: page(() => import("./dashboard/dashboard-page")) },
  { path: "orders", lazy: page(() => import("./orders/orders-page")) },
  { path: "orders/:number", lazy: page(() => import("./order/order-page")) },
  { path: "customers", lazy: page(() => import("./customers/customers-page")) },
  { path: "customers/:id", lazy: page(() => import("./customer/customer-page")) },
  { path: "audit-log", lazy: page(() => import("./audit-log/audit-log-page")) },
];
