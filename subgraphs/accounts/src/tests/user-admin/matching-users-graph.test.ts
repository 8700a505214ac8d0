import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { TestAccounts } from "../../testing/test-accounts.js";

let accounts: TestAccounts;
const email = `${randomUUID()}@example.com`;

beforeAll(async () => {
  accounts = await TestAccounts.start({ emailVerification: false });
  const register = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
  await accounts.execute(register, { input: { email, password: "a fine long password", fullName: "Zoë Matching" } });
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const query = `query ($input: MatchingUsersInput!) { matchingUsers(input: $input) }`;

async function countOf(input: object): Promise<number> {
  const body = await accounts.execute(query, { input }, { from: "orders" });
  return body.data.matchingUsers.length;
}

test.each<[string, object, number]>([
  ["a part of a name, without accents", { search: "zoe match" }, 1],
  ["a part of an address", { search: email.slice(4, 20) }, 1],
  ["an address, case-insensitive", { email: email.toUpperCase() }, 1],
  ["addresses, case-insensitive", { emails: ["no@one.example", email.toUpperCase()] }, 1],
  ["no addresses", { emails: [] }, 0],
  ["a part of an address, as an address", { email: email.slice(4) }, 0],
  ["text that matches no user", { search: "nobody has this" }, 0],
  ["a character of a pattern", { search: "%" }, 0],
  ["empty text", { search: "" }, 0],
  ["no condition", {}, 0],
  ["an address that is too long", { email: "x".repeat(300) }, 0],
])("%s finds the expected number of users", async (_name, input, count) => {
  expect(await countOf(input)).toBe(count);
});

test("with `among`, only matching users in that list are found", async () => {
  const matching = async (input: object): Promise<string[]> =>
    (await accounts.execute(query, { input }, { from: "courses" })).data.matchingUsers;
  const [zoe = ""] = await matching({ search: "zoe match" });
  expect(await matching({ search: "MATCHING", among: [randomUUID(), zoe, "no-id"] })).toEqual([zoe]);
  expect(await matching({ search: "zoe", among: [randomUUID()] })).toEqual([]);
  expect(await matching({ search: "somebody else", among: [zoe] })).toEqual([]);
  expect(await matching({ search: "", among: [zoe] })).toEqual([]);
});

test("more than 100 addresses are the caller's error", async () => {
  const emails = Array.from({ length: 101 }, () => email);
  const body = await accounts.execute(query, { input: { emails } }, { from: "courses" });
  expect(body.data).toBeNull();
});

test("with `among`, more than 5,000 users are the caller's error", async () => {
  const among = Array.from({ length: 5001 }, () => randomUUID());
  const body = await accounts.execute(query, { input: { search: "zoe", among } }, { from: "courses" });
  expect(body.data).toBeNull();
});
