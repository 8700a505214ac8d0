import { cartRoutes } from "./routes/cart.js";
import { catalogRoutes } from "./routes/catalog.js";
import { courseRoutes } from "./routes/courses.js";
import { discussionRoutes } from "./routes/discussion.js";
import { identityRoutes } from "./routes/identity.js";
import { learningRoutes } from "./routes/learning.js";
import { notificationRoutes } from "./routes/notifications.js";
import { orderRoutes } from "./routes/orders.js";
import { paymentRoutes } from "./routes/payments.js";
import { shippingRoutes } from "./routes/shipping.js";
import { teachingRoutes } from "./routes/teaching.js";
import type { RestRoute } from "./rest-route.js";

export type { RestRoute };

/** All REST routes, in the order of the OpenAPI document. */
export const restRoutes: readonly RestRoute[] = [
  ...identityRoutes,
  ...catalogRoutes,
  ...cartRoutes,
  ...orderRoutes,
  ...paymentRoutes,
  ...shippingRoutes,
  ...notificationRoutes,
  ...courseRoutes,
  ...learningRoutes,
  ...discussionRoutes,
  ...teachingRoutes,
];
