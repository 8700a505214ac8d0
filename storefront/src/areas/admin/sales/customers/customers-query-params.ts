import type { Role, UserFilter, UserSort } from "../../../../graph/schema-types.generated";
import { sortParam } from "../../../../ui/keyset-table/sort-param";
import type { AdminCustomersQueryVariables } from "./customers.generated";

export const roles = ["CUSTOMER", "INSTRUCTOR", "ADMIN"] as const satisfies readonly Role[];

/** By their names in the address. */
export const accountStatuses = {
  active: { isActive: true },
  deactivated: { isActive: false },
  locked: { isLocked: true },
} as const satisfies Record<string, UserFilter>;

export type AccountStatus = keyof typeof accountStatuses;

export const customerFilterNames = ["q", "role", "standing"] as const;

const sorts: readonly UserSort[] = ["NEWEST", "OLDEST", "NAME_ASC", "NAME_DESC", "EMAIL_ASC", "EMAIL_DESC"];

const pageSize = 25;

/** Returns the query variables for the address. It ignores invalid values. */
export function customersQueryParams(
  value: (name: string) => string,
  after: string | undefined,
): AdminCustomersQueryVariables {
  const search = value("q").trim().slice(0, 200);
  const role = roles.find((known) => known === value("role"));
  const status = value("standing");
  const filter: UserFilter = { ...(role ? { role } : {}), ...(isAccountStatus(status) ? accountStatuses[status] : {}) };
  return {
    first: pageSize,
    filter,
    ...(search ? { search } : {}),
    ...(after ? { after } : {}),
    ...sortParam(value, sorts),
  };
}

function isAccountStatus(text: string): text is AccountStatus {
  return Object.hasOwn(accountStatuses, text);
}
