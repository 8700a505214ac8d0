import type { StuckKind, StuckOrderSort } from "../../../../../graph/schema-types.generated";
import { sortParam } from "../../../../../ui/keyset-table/sort-param";
import type { ListAddress } from "../../../../../ui/keyset-table/use-list-address";
import type { AdminStuckOrdersQueryVariables } from "./stuck-orders.generated";

export const stuckKinds = [
  "PAYMENT_UNKNOWN",
  "REFUND_OPEN",
  "REFUND_REFUSED",
  "DELIVERY_FAILED",
  "SHIPMENT_OPEN",
  "STEP_FAILING",
  "NOT_ENROLLED",
  "NOT_CAPTURED",
] as const satisfies readonly StuckKind[];

const sorts: readonly StuckOrderSort[] = ["OLDEST", "NEWEST", "PLACED_ASC", "PLACED_DESC"];

const pageSize = 25;

/** Returns the query variables for the stuck orders. It ignores invalid values, because anyone can edit an address. */
export function stuckOrdersQueryParams({
  value,
  after,
}: Pick<ListAddress, "value" | "after">): AdminStuckOrdersQueryVariables {
  const kind = stuckKinds.find((known) => known === value("kind"));
  return {
    first: pageSize,
    ...(after ? { after } : {}),
    ...(kind ? { kind } : {}),
    ...sortParam(value, sorts),
  };
}
