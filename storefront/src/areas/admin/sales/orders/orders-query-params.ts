import type { OrderFilter, OrderSort, OrderStatus } from "../../../../graph/schema-types.generated";
import { customFilterOf, customSorts } from "../../../../ui/custom-fields/custom-filter";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import { sortParam } from "../../../../ui/keyset-table/sort-param";
import { parseAmount } from "../../components/parse-amount";
import { dayRange } from "../../components/local-days";
import type { AdminOrdersQueryVariables } from "./orders.generated";

/** Sorted by the lifecycle of an order. */
export const orderStatuses = [
  "CREATED",
  "PAID",
  "PROCESSING",
  "COMPLETED",
  "CANCELLED",
  "REFUNDED",
] as const satisfies readonly OrderStatus[];

const sorts: readonly OrderSort[] = ["NEWEST", "OLDEST", "TOTAL_DESC", "TOTAL_ASC"];

/** The filters of the list, by their names in the address. */
export const orderFilterNames = ["q", "status", "from", "to", "min", "max"] as const;

interface Address {
  readonly value: (name: string) => string;
  readonly values: (name: string) => readonly string[];
  readonly after: string | undefined;
}

const pageSize = 25;

/** Returns the query variables for the address. It ignores invalid values, because anyone can edit an address. */
export function ordersQueryParams(
  { value, values, after }: Address,
  customFields: readonly CustomField[] = [],
): AdminOrdersQueryVariables {
  const custom = customFilterOf(customFields, { value, values });
  // the schema of a shop with declared fields has more sorts than the committed one
  const allSorts = [...sorts, ...(customFields.flatMap(customSorts) as OrderSort[])];
  const statuses = values("status").filter(isOrderStatus);
  const placed = dayRange(value("from"), value("to"));
  const minTotal = parseAmount(value("min"));
  const maxTotal = parseAmount(value("max"));
  const search = value("q").trim().slice(0, 200);
  const filter: OrderFilter = {
    ...(search ? { search } : {}),
    ...(statuses.length > 0 ? { statuses } : {}),
    ...(placed.from ? { placedFrom: placed.from } : {}),
    ...(placed.to ? { placedTo: placed.to } : {}),
    ...(minTotal ? { minTotal } : {}),
    ...(maxTotal ? { maxTotal } : {}),
    ...(custom ? { custom } : {}),
  };
  return { first: pageSize, filter, ...(after ? { after } : {}), ...sortParam(value, allSorts) };
}

export function isOrderStatus(text: string): text is OrderStatus {
  return (orderStatuses as readonly string[]).includes(text);
}
