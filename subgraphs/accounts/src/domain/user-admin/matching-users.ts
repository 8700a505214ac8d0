import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { UserStore } from "../users/user-store.js";

export interface UserMatch {
  /** A part of the email, the username or the full name. */
  readonly search?: string | null | undefined;
  /** The whole address. */
  readonly email?: string | null | undefined;
  /** With `search`: searches only these users, and returns all that match. */
  readonly among?: readonly string[] | null | undefined;
}

const maxMatches = 100;
const maxTextLength = 254;
const maxAmong = 5000;

/**
 * Returns the ids of matching users: newest first and at most `maxMatches`, or all matches among the given users.
 * Returns none without a condition. Throws RangeError when `among` has more than `maxAmong` users.
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
