import type { Role, UserFilter, UserSort } from "../../../../graph/schema-types.generated";
import { askedSort } from "../../../../ui/keyset-table/asked-sort";
import type { AdminCustomersQueryVariables } from "./customers.generated";

export const roles = ["CUSTOMER", "INSTRUCTOR", "ADMIN"] as const satisfies readonly Role[];

/** By their names in the address. */
export const standings = {
  active: { isActive: true },
  deactivated: { isActive: false },
  locked: { isLocked: true },
} as const satisfies Record<string, UserFilter>;

export type Standing = keyof typeof standings;

export const customerFilterNames = ["q", "role", "standing"] as const;

const sorts: readonly UserSort[] = ["NEWEST", "OLDEST", "NAME_ASC", "NAME_DESC", "EMAIL_ASC", "EMAIL_DESC"];

const pageSize = 25;

/** Returns the query variables for the address. It ignores invalid values. */
export function customersAsked(
  value: (name: string) => string,
  after: string | undefined,
): AdminCustomersQueryVariables {
  const search = value("q").trim().slice(0, 200);
  const role = roles.find((known) => known === value("role"));
  const standing = value("standing");
  const filter: UserFilter = { ...(role ? { role } : {}), ...(isStanding(standing) ? standings[standing] : {}) };
  return {
    first: pageSize,
    filter,
    ...(search ? { search } : {}),
    ...(after ? { after } : {}),
    ...askedSort(value, sorts),
  };
}

function isStanding(text: string): text is Standing {
  return Object.hasOwn(standings, text);
}
