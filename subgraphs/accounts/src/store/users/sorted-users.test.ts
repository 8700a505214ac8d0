import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readPageArguments, type ListedRow, type PageRequest } from "@souk/kernel/values/page";
import { ExplainingDatabase } from "@souk/kernel/testing/explaining-database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { walkPages } from "@souk/kernel/testing/walk-pages";
import type { User } from "../../domain/users/user.js";
import { userCursorLength, userSorts, type UserFilter, type UserSort } from "../../domain/users/user-store.js";
import { accountsDatabase } from "../database-definition.js";
import { UserRepository } from "./user-repository.js";

const now = new Date("2026-05-04T12:00:00.000Z");
const unnamed = 10_000;
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let watched: ExplainingDatabase;
let store: UserRepository;

/** The age in minutes, the address and the name, by which the tests sort. */
const people: readonly [number, string, string | null][] = [
  [1, "Bea@example.com", null],
  [2, "zoe@example.com", "Émile Zola"],
  [3, "ada@example.com", "emile ajar"],
  [3, "twin-1@example.com", "A Twin"],
  [3, "twin-2@example.com", "A Twin"],
];

beforeAll(async () => {
  testDatabase = await openTestDatabase("accounts", accountsDatabase);
  watched = new ExplainingDatabase(testDatabase.database);
  store = new UserRepository(watched.database);
  const insert = `insert into users (id, email, full_name, role, password_hash, email_verified_at, created_at)`;
  // in ascending order, so that the second twin comes after the first when only the id differs
  const ids = people.map(() => randomUUID()).sort();
  for (const [index, [minutes, email, fullName]] of people.entries())
    await testDatabase.database.manager.query(
      `${insert} values ($1, $2, $3, 'INSTRUCTOR', 'hash', $4, $4::timestamptz - $5 * interval '1 minute')`,
      [ids[index], email, fullName, now, minutes],
    );
  await testDatabase.database.manager.query(
    `${insert} select gen_random_uuid(), 'user-' || n || '@example.com', case when n % 2 = 0 then 'Name ' || md5(n::text) end,
       'CUSTOMER', 'hash', $1::timestamptz, $1::timestamptz - n * interval '1 hour' from generate_series(1, ${unnamed}) as n`,
    [now],
  );
  await testDatabase.database.manager.query(`vacuum analyze users`);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

function list(filter: UserFilter, sort: UserSort, page: PageRequest): Promise<readonly ListedRow<User>[]> {
  return store.listUsers({ filter, sort, page, now });
}

describe("users", () => {
  test.each<[UserSort, string[]]>([
    ["NEWEST", ["Bea", "zoe", "twin-2", "twin-1", "ada"]],
    ["OLDEST", ["ada", "twin-1", "twin-2", "zoe", "Bea"]],
    ["NAME_ASC", ["twin-1", "twin-2", "Bea", "ada", "zoe"]],
    ["NAME_DESC", ["zoe", "ada", "Bea", "twin-2", "twin-1"]],
    ["EMAIL_ASC", ["ada", "Bea", "twin-1", "twin-2", "zoe"]],
    ["EMAIL_DESC", ["zoe", "twin-2", "twin-1", "Bea", "ada"]],
  ])("are sorted by %s, page by page", async (sort, expected) => {
    const filter = { role: "INSTRUCTOR" } as const;
    const collected = await walkPages({ sort, list: (page) => list(filter, sort, page) });
    expect(collected.map(({ email }) => email.replace("@example.com", ""))).toEqual(expected);
  });

  test.each(userSorts)("from a search, sorted by %s, have no gap between pages", async (sort) => {
    const filter = { search: "name a" };
    const collected = await walkPages({ sort, pageSize: 50, list: (page) => list(filter, sort, page) });
    expect(collected).toHaveLength(await store.countUsers(filter, now));
    expect(new Set(collected.map(({ id }) => id)).size).toBe(collected.length);
  });

  test.each(userSorts)("by %s are read with an index, on the first page and in the middle", async (sort) => {
    const first = readPageArguments({ first: 20 }, sort, userCursorLength);
    const from = (await list({}, sort, { ...first, size: 100 })).at(-1)?.key ?? null;
    for (const page of [first, { ...first, from }]) {
      const plan = await watched.plansOf(() => list({}, sort, page));
      expect(plan).not.toContain("Seq Scan on users");
      expect(plan).not.toContain("Sort");
    }
  });
});
