import type { FailedDeliverySort } from "../../../../../graph/schema-types.generated";
import { sortParam } from "../../../../../ui/keyset-table/sort-param";
import type { ListAddress } from "../../../../../ui/keyset-table/use-list-address";
import type { AdminFailedDeliveriesQueryVariables } from "./failed-deliveries.generated";

const sorts: readonly FailedDeliverySort[] = ["OLDEST", "NEWEST", "ATTEMPTS_DESC", "ATTEMPTS_ASC"];

const pageSize = 25;

/**
 * Returns the query variables for the failed deliveries. It ignores an unknown sort, because anyone can edit an
 * address.
 */
export function failedDeliveriesQueryParams({
  value,
  after,
}: Pick<ListAddress, "value" | "after">): AdminFailedDeliveriesQueryVariables {
  const service = value("service");
  return {
    first: pageSize,
    ...(after ? { after } : {}),
    ...(service ? { service } : {}),
    ...sortParam(value, sorts),
  };
}
