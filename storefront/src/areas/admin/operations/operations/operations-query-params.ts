import type { AdminFailedDeliveriesQueryVariables } from "./failed-deliveries/failed-deliveries.generated";
import type { AdminOperationsQueryVariables } from "./operations.generated";
import type { AdminStuckOrdersQueryVariables } from "./stuck-orders/stuck-orders.generated";

/** Returns the variables of both lists for one request. */
export function operationsQueryParams(
  stuck: AdminStuckOrdersQueryVariables,
  deliveries: AdminFailedDeliveriesQueryVariables,
): AdminOperationsQueryVariables {
  return {
    stuckFirst: stuck.first,
    stuckAfter: stuck.after,
    stuckSort: stuck.sort,
    stuckKind: stuck.kind,
    deliveriesFirst: deliveries.first,
    deliveriesAfter: deliveries.after,
    deliveriesSort: deliveries.sort,
    deliveriesService: deliveries.service,
  };
}
