import type { FailedDeliverySort } from "../../../../graph/schema-types.generated";
import { askedSort } from "../../../../ui/keyset-table/asked-sort";
import type { ListAddress } from "../../../../ui/keyset-table/use-list-address";
import type { AdminFailedDeliveriesQueryVariables } from "./failed-deliveries.generated";

const sorts: readonly FailedDeliverySort[] = ["OLDEST", "NEWEST", "ATTEMPTS_DESC", "ATTEMPTS_ASC"];

const pageSize = 25;

/** What the address asks for of the messages that were given up. A sort that there is not, since somebody has typed it, is left out. */
export function failedDeliveriesAsked({
  value,
  after,
}: Pick<ListAddress, "value" | "after">): AdminFailedDeliveriesQueryVariables {
  const service = value("service");
  return {
    first: pageSize,
    ...(after ? { after } : {}),
    ...(service ? { service } : {}),
    ...askedSort(value, sorts),
  };
}
