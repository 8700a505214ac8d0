import type { Clock } from "@souk/kernel/clock";
import { isUuid } from "@souk/kernel/uuid";
import type { UserStore } from "./user-store.js";

export interface UserMatch {
  /** A part of the email, the username or the full name. */
  readonly search?: string | null | undefined;
  /** The whole address. */
  readonly email?: string | null | undefined;
  /** With `search`: only these users are looked among, and all that are found are told. */
  readonly among?: readonly string[] | null | undefined;
}

const maxMatches = 100;
const maxTextLength = 254;
const maxAmong = 5000;

/**
 * Ids of the users that somebody looks for, newest first, at most `maxMatches`, or among those who are named; none where nothing is said
 * of them. Throws RangeError when more than `maxAmong` are named.
 */
export function matchingUsers({ users, clock }: { readonly users: UserStore; readonly clock: Clock }) {
  return async ({ search, email, among }: UserMatch): Promise<readonly string[]> => {
    if (email) {
      const account = email.length > maxTextLength ? null : await users.findAccountByEmail(email);
      return account ? [account.user.id] : [];
    }
    if (!search || search.length > maxTextLength) return [];
    if (among) {
      if (among.length > maxAmong) throw new RangeError(`at most ${maxAmong} users can be looked among`);
      return users.matchUsers(among.filter(isUuid), search);
    }
    const page = { size: maxMatches, direction: "forward", order: "NEWEST", from: null } as const;
    const found = await users.listUsers({ filter: { search }, sort: "NEWEST", page, now: clock.now() });
    return found.slice(0, maxMatches).map(({ row }) => row.id);
  };
}
