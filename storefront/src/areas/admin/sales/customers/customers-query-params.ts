import type { Role, UserFilter, UserSort } from "../../../../graph/schema-types.generated";
import { customFilterOf, customSorts } from "../../../../ui/custom-fields/custom-filter";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
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

interface Address {
  readonly value: (name: string) => string;
  readonly values: (name: string) => readonly string[];
  readonly after: string | undefined;
}

/** Returns the query variables for the address. It ignores invalid values. */
export function customersQueryParams(
  { value, values, after }: Address,
  customFields: readonly CustomField[] = [],
): AdminCustomersQueryVariables {
  const custom = customFilterOf(customFields, { value, values });
  // the schema of a shop with declared fields has more sorts than the committed one
  const allSorts = [...sorts, ...(customFields.flatMap(customSorts) as UserSort[])];
  const search = value("q").trim().slice(0, 200);
  const role = roles.find((known) => known === value("role"));
  const status = value("standing");
  const filter: UserFilter = {
    ...(role ? { role } : {}),
    ...(isAccountStatus(status) ? accountStatuses[status] : {}),
    ...(custom ? { custom } : {}),
  };
  return {
    first: pageSize,
    filter,
    ...(search ? { search } : {}),
    ...(after ? { after } : {}),
    ...sortParam(value, allSorts),
  };
}

function isAccountStatus(text: string): text is AccountStatus {
  return Object.hasOwn(accountStatuses, text);
}
