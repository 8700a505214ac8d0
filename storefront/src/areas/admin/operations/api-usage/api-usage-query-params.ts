import type { OperationUsageFilter, OperationUsageSort } from "../../../../graph/schema-types.generated";
import { sortParam } from "../../../../ui/keyset-table/sort-param";
import type { AdminApiUsageQueryVariables } from "./api-usage.generated";

const sorts: readonly OperationUsageSort[] = [
  "COUNT_DESC",
  "COUNT_ASC",
  "ERRORS_DESC",
  "ERRORS_ASC",
  "P99_DESC",
  "P99_ASC",
  "NAME_ASC",
  "NAME_DESC",
  "LAST_SEEN_DESC",
  "LAST_SEEN_ASC",
];

/** The days that can be selected; the first is the default. */
export const usageDays = ["30", "1", "7", "90"] as const;

const pageSize = 25;

/** Returns the query variables for the address. */
export function apiUsageQueryParams(
  value: (name: string) => string,
  after: string | undefined,
): AdminApiUsageQueryVariables {
  const search = value("search").trim();
  const filter: OperationUsageFilter = {
    ...(search ? { search } : {}),
    ...(value("deprecated") === "yes" ? { deprecated: true } : {}),
  };
  const days = Number(usageDays.find((known) => known === value("days")) ?? usageDays[0]);
  return { first: pageSize, filter, days, ...(after ? { after } : {}), ...sortParam(value, sorts) };
}
