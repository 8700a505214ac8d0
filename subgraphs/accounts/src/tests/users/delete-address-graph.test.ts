import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { TestAccounts, type TestRequestOptions } from "../../testing/test-accounts.js";

let accounts: TestAccounts;
const password = "a fine long password";
const saveAddress = `mutation ($input: SaveAddressInput!) { saveAddress(input: $input) { ... on Address { id } } }`;
const deleteAddress = `mutation ($id: ID!) { deleteAddress(id: $id) { __typename ... on Address { id fullName } ... on Problem { code } } }`;

beforeAll(async () => {
  accounts = await TestAccounts.start({ emailVerification: false });
});

afterAll(async () => accounts[Symbol.asyncDispose]());

async function signUp(): Promise<TestRequestOptions> {
  const email = `${randomUUID()}@example.com`;
  const register = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
  await accounts.execute(register, { input: { email, password } });
  const login = `mutation ($input: LoginInput!) { login(input: $input) { ... on SignedIn { accessToken } } }`;
  return { token: (await accounts.execute(login, { input: { email, password } })).data.login.accessToken };
}

async function save(as: TestRequestOptions, fullName: string): Promise<string> {
  const address = { fullName, line1: "1 Main Street", city: "Ottawa", postalCode: "K1A 0A1", country: "CA" };
  // the oldest address matters, and the clock stands still
  accounts.clock.move(1);
  return (await accounts.execute(saveAddress, { input: { address } }, as)).data.saveAddress.id;
}

const remove = async (as: TestRequestOptions, id: string): Promise<any> =>
  (await accounts.execute(deleteAddress, { id }, as)).data.deleteAddress;

async function book(as: TestRequestOptions): Promise<[string, boolean][]> {
  const { data } = await accounts.execute(`{ me { addresses { fullName isDefault } } }`, {}, as);
  return data.me.addresses.map((one: any) => [one.fullName, one.isDefault]);
}

describe("deleteAddress", () => {
  test("returns the deleted address, and makes the oldest remaining one the default", async () => {
    const june = await signUp();
    const [first] = [await save(june, "First"), await save(june, "Second"), await save(june, "Third")];
    expect(await remove(june, first)).toEqual({ __typename: "Address", id: first, fullName: "First" });
    expect(await book(june)).toEqual([
      ["Second", true],
      ["Third", false],
    ]);
    expect(await remove(june, first)).toEqual({ __typename: "NotFound", code: "NOT_FOUND" });
  });

  test("changes the address that other services get as the default", async () => {
    const june = await signUp();
    const { id } = (await accounts.execute(`{ me { id } }`, {}, june)).data.me;
    const query = `query ($id: ID!) { defaultAddress(userId: $id) { fullName country } }`;
    const defaultAddress = async () => (await accounts.execute(query, { id }, { from: "orders" })).data.defaultAddress;
    expect(await defaultAddress()).toBeNull();
    const first = await save(june, "First");
    await save(june, "Second");
    expect(await defaultAddress()).toEqual({ fullName: "First", country: "CA" });
    await remove(june, first);
    expect(await defaultAddress()).toEqual({ fullName: "Second", country: "CA" });
  });

  test("keeps the default when another address is deleted, and leaves none after the last one", async () => {
    const june = await signUp();
    const [first, second] = [await save(june, "First"), await save(june, "Second")];
    await remove(june, second);
    expect(await book(june)).toEqual([["First", true]]);
    await remove(june, first);
    expect(await book(june)).toEqual([]);
    await save(june, "Again");
    expect(await book(june)).toEqual([["Again", true]]);
  });

  test("leaves no address and never two defaults when all are deleted concurrently", async () => {
    const june = await signUp();
    const ids = [await save(june, "1"), await save(june, "2"), await save(june, "3"), await save(june, "4")];
    await Promise.all(ids.slice(0, 3).map((id) => remove(june, id)));
    expect(await book(june)).toEqual([["4", true]]);
  });

  test("answers NotFound for another user's address and for an invalid id", async () => {
    const [june, other] = [await signUp(), await signUp()];
    const id = await save(june, "June");
    for (const wrong of [id, randomUUID(), "not-an-id"])
      expect((await remove(other, wrong)).__typename).toBe("NotFound");
    expect(await book(june)).toEqual([["June", true]]);
  });

  test("refuses anonymous viewers", async () => {
    const { data, code } = await accounts.execute(deleteAddress, { id: randomUUID() });
    expect([data.deleteAddress, code]).toEqual([null, "UNAUTHENTICATED"]);
  });
});
