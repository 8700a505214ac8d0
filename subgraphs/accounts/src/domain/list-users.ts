import type { Clock } from "@souk/kernel/clock";
import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import type { User } from "./user.js";
import type { UserFilter, UserStore } from "./user-store.js";

export const userOrder = "NEWEST";
const maxSearchLength = 200;

export type ListUsersOutcome =
  | { readonly kind: "listed"; readonly page: Page<User>; readonly count: () => Promise<number> }
  | { readonly kind: "searchTooLong"; readonly maxLength: number };

/** Throws PageArgumentError. */
export function listUsers({ users, clock }: { users: UserStore; clock: Clock }) {
  return async (page: PageArguments, filter: UserFilter): Promise<ListUsersOutcome> => {
    const search = filter.search?.trim() || null;
    if (search !== null && search.length > maxSearchLength)
      return { kind: "searchTooLong", maxLength: maxSearchLength };
    const request = readPageArguments(page, userOrder, 2);
    const wanted = { ...filter, search };
    const now = clock.now();
    const rows = await users.listUsers(wanted, request, now);
    return { kind: "listed", page: pageOf(request, rows), count: () => users.countUsers(wanted, now) };
  };
}
