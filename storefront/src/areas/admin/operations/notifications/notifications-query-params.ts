import type {
  NotificationFilter,
  NotificationSort,
  NotificationStatus,
} from "../../../../graph/schema-types.generated";
import { sortParam } from "../../../../ui/keyset-table/sort-param";
import type { AdminNotificationsQueryVariables } from "./notifications.generated";

export const notificationStatuses = [
  "QUEUED",
  "SENT",
  "DELIVERED",
  "FAILED",
] as const satisfies readonly NotificationStatus[];

const sorts: readonly NotificationSort[] = [
  "NEWEST",
  "OLDEST",
  "RECIPIENT_ASC",
  "RECIPIENT_DESC",
  "KIND_ASC",
  "KIND_DESC",
];

/** The filters of the list, by their names in the address. */
export const notificationFilterNames = ["q", "status", "kind"] as const;

interface Address {
  readonly value: (name: string) => string;
  readonly after: string | undefined;
}

const pageSize = 25;

/** Returns the query variables for the address. It ignores invalid values, because anyone can edit an address. */
export function notificationsQueryParams({ value, after }: Address): AdminNotificationsQueryVariables {
  const search = value("q").trim().slice(0, 254);
  const status = notificationStatuses.find((known) => known === value("status"));
  const kind = value("kind");
  const filter: NotificationFilter = {
    ...(search ? { search } : {}),
    ...(status ? { status } : {}),
    ...(kind ? { kind } : {}),
  };
  return { first: pageSize, filter, ...(after ? { after } : {}), ...sortParam(value, sorts) };
}
