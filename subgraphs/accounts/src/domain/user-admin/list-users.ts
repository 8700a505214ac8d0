import { readCustomFilter, searchedFields, type GivenCustomFilter } from "@souk/kernel/custom-fields/custom-filter";
import type { EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { Clock } from "@souk/kernel/values/clock";
import { pageOf, readPageArguments, type ListedRow, type Page, type PageArguments } from "@souk/kernel/values/page";
import { isUuid } from "@souk/kernel/values/uuid";
import type { User } from "../users/user.js";
import { userCursorLength, type UserFilter, type UserSort, type UserStore } from "../users/user-store.js";

const maxSearchLength = 200;

export interface ListUsersRequest {
  readonly page: PageArguments;
  readonly filter: Omit<UserFilter, "custom" | "searchedCustom"> & {
    readonly custom?: GivenCustomFilter | null | undefined;
  };
  /** NEWEST when absent. */
  readonly sort?: UserSort | null | undefined;
}

export interface UserList {
  readonly kind: "listed";
  readonly page: Page<ListedRow<User>>;
  readonly sort: UserSort;
  readonly count: () => Promise<number>;
}

export interface BadFilter {
  readonly kind: "badFilter";
  /** The argument. */
  readonly path: string;
  readonly message: string;
}

export type ListUsersOutcome = UserList | BadFilter;

export interface ListUsersDependencies {
  readonly users: UserStore;
  readonly clock: Clock;
  readonly currency: string;
  /** The fields that the shop has declared for users. */
  readonly userFields?: EntityFields;
}

/** Lists the users, for admins. Throws PageArgumentError. */
export function listUsers({ users, clock, currency, userFields = [] }: ListUsersDependencies) {
  return async ({ page, filter, sort: requestedSort }: ListUsersRequest): Promise<ListUsersOutcome> => {
    const search = filter.search?.trim() || null;
    if (search !== null && search.length > maxSearchLength)
      return { kind: "badFilter", path: "search", message: `must be at most ${maxSearchLength} characters` };
    const custom = readCustomFilter(userFields, filter.custom ?? {}, currency);
    if (!custom.ok) return { kind: "badFilter", path: `filter.custom.${custom.name}`, message: custom.message };
    const sort = requestedSort ?? "NEWEST";
    const request = readPageArguments(page, sort, userCursorLength);
    const checkedFilter = { ...filter, search, custom: custom.conditions, searchedCustom: searchedFields(userFields) };
    const now = clock.now();
    const rows = await users.listUsers({ filter: checkedFilter, sort, page: request, now });
    return { kind: "listed", page: pageOf(request, rows), sort, count: () => users.countUsers(checkedFilter, now) };
  };
}

export interface UserMatch {
  /** A part of the email, the username or the full name. */
  readonly search?: string | null | undefined;
  /** The whole address. */
  readonly email?: string | null | undefined;
  /** The whole verified addresses of active users. */
  readonly emails?: readonly string[] | null | undefined;
  /** With `search`: searches only these users, and returns all that match. */
  readonly among?: readonly string[] | null | undefined;
}

const maxMatches = 100;
const maxTextLength = 254;
const maxAmong = 5000;

/**
 * Returns the ids of matching users: newest first and at most `maxMatches`, or all matches among the given users.
 * Returns none without a condition. Throws RangeError when `among` has more than `maxAmong` users, or `emails` more than
 * `maxMatches`.
 */
export function matchingUsers({ users, clock }: { readonly users: UserStore; readonly clock: Clock }) {
  return async ({ search, email, emails, among }: UserMatch): Promise<readonly string[]> => {
    if (emails) {
      if (emails.length > maxMatches) throw new RangeError(`emails must have at most ${maxMatches} addresses`);
      return users.matchEmails(emails);
    }
    if (email) {
      const account = email.length > maxTextLength ? null : await users.findAccountByEmail(email);
      return account ? [account.user.id] : [];
    }
    if (!search || search.length > maxTextLength) return [];
    if (among) {
      if (among.length > maxAmong) throw new RangeError(`among must have at most ${maxAmong} users`);
      return users.matchUsers(among.filter(isUuid), search);
    }
    const page = { size: maxMatches, direction: "forward", order: "NEWEST", from: null } as const;
    const found = await users.listUsers({ filter: { search }, sort: "NEWEST", page, now: clock.now() });
    return found.slice(0, maxMatches).map(({ row }) => row.id);
  };
}
