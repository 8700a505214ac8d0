import type { Clock } from "@souk/kernel/values/clock";
import { pageOf, readPageArguments, type ListedRow, type Page, type PageArguments } from "@souk/kernel/values/page";
import type { User } from "../users/user.js";
import { userCursorLength, type UserFilter, type UserSort, type UserStore } from "../users/user-store.js";

const maxSearchLength = 200;

export interface ListUsersRequest {
  readonly page: PageArguments;
  readonly filter: UserFilter;
  /** NEWEST when absent. */
  readonly sort?: UserSort | null | undefined;
}

export interface UserList {
  readonly kind: "listed";
  readonly page: Page<ListedRow<User>>;
  readonly sort: UserSort;
  readonly count: () => Promise<number>;
}

export type ListUsersOutcome = UserList | { readonly kind: "searchTooLong"; readonly maxLength: number };

/** Lists the users. Throws PageArgumentError. */
export function listUsers({ users, clock }: { users: UserStore; clock: Clock }) {
  return async ({ page, filter, sort: given }: ListUsersRequest): Promise<ListUsersOutcome> => {
    const search = filter.search?.trim() || null;
    if (search !== null && search.length > maxSearchLength)
      return { kind: "searchTooLong", maxLength: maxSearchLength };
    const sort = given ?? "NEWEST";
    const request = readPageArguments(page, sort, userCursorLength);
    const wanted = { ...filter, search };
    const now = clock.now();
    const rows = await users.listUsers({ filter: wanted, sort, page: request, now });
    return { kind: "listed", page: pageOf(request, rows), sort, count: () => users.countUsers(wanted, now) };
  };
}
