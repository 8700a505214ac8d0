import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readPageArguments } from "@souk/kernel/values/page";
import { testAdminAction } from "@souk/kernel/testing/test-admin-action";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { Role } from "@souk/kernel/identity/viewer";
import { setRole } from "../../domain/user-admin/set-role.js";
import { accountsDatabase } from "../database-definition.js";
import { UserEntity } from "./user-entity.js";
import { UserRepository } from "./user-repository.js";

const createdAt = new Date("2026-05-04T12:00:00.000Z");
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: UserRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("accounts", accountsDatabase);
  store = new UserRepository(testDatabase.database);
  await aUser({ email: "June.C@example.com", username: "june_c", fullName: "June Castellanos" });
  await aUser({ email: "mathieu@example.com", username: null, fullName: "Mathieu Bélanger-Roy" });
  await aUser({ email: "50%off@example.net", username: "a.b", fullName: null });
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

async function aUser(given: Partial<UserEntity>): Promise<string> {
  const id = randomUUID();
  const plain = { email: `${id}@example.org`, username: null, fullName: null, role: "CUSTOMER", passwordHash: "old" };
  const state = { isActive: true, emailVerifiedAt: createdAt, createdAt };
  await testDatabase.database.manager.insert(UserEntity, { id, ...plain, ...state, ...given });
  return id;
}

describe("search", () => {
  test.each<[string, string, string[]]>([
    ["finds the start of an address", "june.c@", ["June.C@example.com"]],
    ["finds a part of a name, case-insensitive", "CASTELL", ["June Castellanos"]],
    ["finds a username", "une_c", ["june_c"]],
    ["ignores accents", "belanger", ["mathieu@example.com"]],
    ["treats the characters of patterns as text", "%", ["50%off@example.net"]],
    ["does not match _ with any letter", "j_ne", []],
    ["does not match . with any letter", "axb", []],
    ["finds nothing across two fields", "june_c june", []],
    ["finds nothing for text that no user has", "zebra", []],
  ])("%s", async (_rule, search, expected) => {
    const page = readPageArguments({}, "NEWEST", 2);
    const found = await store.listUsers({ filter: { search }, sort: "NEWEST", page, now: createdAt });
    expect(found).toHaveLength(expected.length);
    for (const [index, text] of expected.entries()) expect(Object.values(found[index]?.row ?? {})).toContain(text);
    expect(await store.countUsers({ search }, createdAt)).toBe(expected.length);
  });
});

test("whole addresses find active users who have verified theirs, case-insensitive", async () => {
  const active = await aUser({ email: "Ada@example.com" });
  await aUser({ email: "inactive@example.com", isActive: false });
  await aUser({ email: "unverified@example.com", emailVerifiedAt: null });
  const given = ["ADA@example.com", "inactive@example.com", "unverified@example.com", "da@example.com"];
  expect(await store.matchEmails(given)).toEqual([active]);
  expect(await store.matchEmails([])).toEqual([]);
});

describe("roles", () => {
  const set = async (id: string, role: Role): Promise<string> =>
    (await setRole({ users: store })(id, role, testAdminAction("setRole"))).kind;
  const rolesOf = async (ids: string[]): Promise<Role[]> => (await store.findUsers(ids)).map(({ role }) => role);

  test("two admins who demote each other concurrently leave one", async () => {
    for (let round = 0; round < 30; round++) {
      await testDatabase.database.manager.query(`update users set role = 'CUSTOMER'`);
      const admins = [await aUser({ role: "ADMIN" }), await aUser({ role: "ADMIN" })];
      const outcomes = await Promise.all(admins.map((id) => set(id, "CUSTOMER")));
      expect(outcomes.sort()).toEqual(["lastAdmin", "set"]);
      expect((await rolesOf(admins)).sort()).toEqual(["ADMIN", "CUSTOMER"]);
    }
  });

  test("an inactive admin does not count as the last one's replacement, and may be demoted", async () => {
    await testDatabase.database.manager.query(`update users set role = 'CUSTOMER'`);
    const [active, inactive] = [await aUser({ role: "ADMIN" }), await aUser({ role: "ADMIN", isActive: false })];
    expect(await set(active, "INSTRUCTOR")).toBe("lastAdmin");
    expect(await set(active, "ADMIN")).toBe("set");
    expect(await set(inactive, "CUSTOMER")).toBe("set");
    expect(await set(randomUUID(), "CUSTOMER")).toBe("notFound");
    expect(await rolesOf([active])).toEqual(["ADMIN"]);
    expect(await rolesOf([inactive])).toEqual(["CUSTOMER"]);
  });
});

describe("passwords", () => {
  test("a hash is replaced only if it is the one that was read", async () => {
    const id = await aUser({});
    const moved = await Promise.all(["a", "b", "c"].map((hash) => store.replacePasswordHash(id, "old", hash)));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(
      await store.changePassword(id, "old", "new", {
        eventId: randomUUID(),
        kind: "PASSWORD_CHANGED",
        recipient: "june@example.com",
        userId: id,
        data: { at: createdAt.toISOString() },
      }),
    ).toBe(false);
  });
});

describe("the configured admin", () => {
  const admin = (email: string) => ({ id: randomUUID(), email, passwordHash: "from the settings", createdAt });
  const account = (email: string) => store.findAccountByEmail(email);

  test("is created once by concurrent starts", async () => {
    await Promise.all([1, 2, 3, 4].map(() => store.ensureAdmin(admin("root@example.com"))));
    expect(await store.countUsers({ search: "root@example.com" }, createdAt)).toBe(1);
    const user = { role: "ADMIN", emailVerified: true, isActive: true };
    expect(await account("root@example.com")).toMatchObject({ user, passwordHash: "from the settings" });
  });

  test("keeps its password, unless its address was unverified: its registrant may be another person", async () => {
    await aUser({ email: "mine@example.com", passwordHash: "my own" });
    await aUser({ email: "squatted@example.com", passwordHash: "another's", emailVerifiedAt: null });
    await store.ensureAdmin(admin("MINE@example.com"));
    await store.ensureAdmin(admin("squatted@example.com"));
    expect(await account("mine@example.com")).toMatchObject({ user: { role: "ADMIN" }, passwordHash: "my own" });
    expect(await account("squatted@example.com")).toMatchObject({ passwordHash: "from the settings" });
  });
});
