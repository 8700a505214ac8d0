import { cartRoutes } from "./routes/cart.js";
import { catalogRoutes } from "./routes/catalog.js";
import { courseRoutes } from "./routes/courses.js";
import { identityRoutes } from "./routes/identity.js";
import { notificationRoutes } from "./routes/notifications.js";
import { orderRoutes } from "./routes/orders.js";
import { paymentRoutes } from "./routes/payments.js";
import { shippingRoutes } from "./routes/shipping.js";
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
];
