import type { RouteObject } from "react-router";
import { page } from "../../../app/route-table";

export const operationsRoutes: RouteObject[] = [
  { path: "operations", lazy: page(() => import("./operations/operations-page")) },
  { path: "courses", lazy: page(() => import("./courses/courses-page")) },
  { path: "courses/requests", lazy: page(() => import("./courses/requests-page")) },
  { path: "reviews", lazy: page(() => import("./reviews/reviews-page")) },
  { path: "notifications", lazy: page(() => import("./notifications/notifications-page")) },
  { path: "notifications/templates", lazy: page(() => import("./notifications/templates-page")) },
  { path: "api-usage", lazy: page(() => import("./api-usage/api-usage-page")) },
  { path: "webhooks", lazy: page(() => import("./webhooks/webhooks-page")) },
  { path: "webhooks/:id", lazy: page(() => import("./webhooks/webhook-page")) },
];
