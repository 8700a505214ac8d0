import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { maxAddresses } from "../../domain/users/address-store.js";
import { AddressRepository } from "./address-repository.js";
import { accountsDatabase } from "../database-definition.js";
import { UserEntity } from "./user-entity.js";

const now = new Date("2026-05-04T12:00:00.000Z");
const plain = { line2: null, city: "Halifax", region: "NS", postalCode: "B3H 4R2", country: "CA", phone: null };
const address = { fullName: "June Castellanos", line1: "418 Lilac Crescent", ...plain };
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: AddressRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("accounts", accountsDatabase);
  store = new AddressRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

async function aUser(): Promise<string> {
  const id = randomUUID();
  const user = { id, email: `${id}@example.com`, username: null, fullName: null, role: "CUSTOMER", isActive: true };
  const rest = { passwordHash: "none", emailVerifiedAt: now, createdAt: now };
  await testDatabase.database.manager.insert(UserEntity, { ...user, ...rest });
  return id;
}

const add = (userId: string, makeDefault = false) =>
  store.saveAddress({ userId, id: null, newId: randomUUID(), address, makeDefault, now });

test("one of the addresses that are added concurrently is the default", async () => {
  const userId = await aUser();
  await Promise.all([add(userId), add(userId, true), add(userId), add(userId, true), add(userId)]);
  const saved = await store.addressesOf([userId]);
  expect(saved.map(({ isDefault }) => isDefault)).toEqual([true, false, false, false, false]);
});

test("a user has at most fifty addresses, also when they are added concurrently", async () => {
  const userId = await aUser();
  const outcomes = await Promise.all(Array.from({ length: maxAddresses + 3 }, () => add(userId)));
  expect(outcomes.filter((outcome) => outcome === "full")).toHaveLength(3);
  expect(await store.addressesOf([userId])).toHaveLength(maxAddresses);
});

test("addresses of a full book can still be changed", async () => {
  const userId = await aUser();
  for (let count = 0; count < maxAddresses; count++) await add(userId);
  const last = (await store.addressesOf([userId])).at(-1);
  const change = { userId, id: last?.id ?? "", newId: randomUUID(), makeDefault: true, now };
  expect(await store.saveAddress({ ...change, address: { ...address, city: "Dartmouth" } })).toMatchObject({
    id: last?.id,
    city: "Dartmouth",
    isDefault: true,
  });
});

test("an address needs an account", async () => {
  expect(await add(randomUUID())).toBe("notFound");
});
