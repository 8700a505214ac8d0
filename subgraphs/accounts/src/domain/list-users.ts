import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import type { User } from "./user.js";
import type { UserStore } from "./user-store.js";

export const userOrder = "NEWEST";
const maxSearchLength = 200;

export type ListUsersOutcome =
  | { readonly kind: "listed"; readonly page: Page<User>; readonly count: () => Promise<number> }
  | { readonly kind: "searchTooLong"; readonly maxLength: number };

/** Throws PageArgumentError. */
export function listUsers({ users }: { users: UserStore }) {
  return async (page: PageArguments, search: string | null | undefined): Promise<ListUsersOutcome> => {
    const wanted = search?.trim() || null;
    if (wanted !== null && wanted.length > maxSearchLength)
      return { kind: "searchTooLong", maxLength: maxSearchLength };
    const request = readPageArguments(page, userOrder, 2);
    const rows = await users.listUsers(wanted, request);
    return { kind: "listed", page: pageOf(request, rows), count: () => users.countUsers(wanted) };
  };
}
