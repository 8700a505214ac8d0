import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { TestAccounts } from "../../testing/test-accounts.js";
import { TestPeople, type Person } from "../../testing/test-people.js";

let people: TestPeople;
let accounts: TestAccounts;
let admin: Person;

beforeAll(async () => {
  people = await TestPeople.start();
  accounts = people.accounts;
  admin = await people.admin();
});

afterAll(async () => people[Symbol.asyncDispose]());

const updateProfile = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) {
  __typename ... on User { username fullName } ... on Conflict { field } ... on InvalidInput { fields { path } } } }`;
const checksum = "0123456789abcdef".repeat(4);
const picture = `/media/${checksum}-700x500/640.webp`;
const saveAddress = `mutation ($input: SaveAddressInput!) { saveAddress(input: $input) {
  __typename ... on Address { id fullName line2 country isDefault } ... on InvalidInput { fields { path } } } }`;
const address = {
  fullName: "June",
  line1: "418 Lilac Crescent",
  city: "Halifax",
  postalCode: "B3H 4R2",
  country: "ca",
};

describe("updateProfile", () => {
  test("changes given fields, clears null fields, and keeps absent ones", async () => {
    const { as } = await people.signUp({ fullName: " June C. ", username: "june.c" });
    const change = async (input: object): Promise<any> =>
      (await accounts.execute(updateProfile, { input }, as)).data.updateProfile;
    expect(await change({})).toMatchObject({ username: "june.c", fullName: "June C." });
    expect(await change({ fullName: "June Castellanos" })).toMatchObject({ username: "june.c" });
    expect(await change({ username: null })).toMatchObject({ username: null, fullName: "June Castellanos" });
    expect(await change({ fullName: " " })).toMatchObject({ fullName: null });
  });

  test("answers Conflict at `username` for a taken one, case-insensitive, but not for the user's own", async () => {
    const [first, second] = [await people.signUp({ username: "Taken_1" }), await people.signUp()];
    const request = async (username: string, { as }: Person): Promise<any> =>
      (await accounts.execute(updateProfile, { input: { username } }, as)).data.updateProfile;
    expect(await request("taken_1", second)).toEqual({ __typename: "Conflict", field: "username" });
    expect(await request("taken_1", first)).toMatchObject({ username: "taken_1" });
  });

  const profile = `phone avatar { id } locale chosenLocale`;
  const change = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) {
    ... on User { ${profile} } ... on InvalidInput { fields { path message } } } }`;
  const changeOf = async ({ as }: Person, input: object): Promise<any> =>
    (await accounts.execute(change, { input }, as)).data.updateProfile;

  test("S2-42: sets a phone, a picture and a language, keeps absent ones and clears null ones", async () => {
    const june = await people.signUp();
    const values = { phone: "+1 (902) 555-0123", avatar: { id: checksum }, locale: "fr", chosenLocale: "fr" };
    expect(await changeOf(june, { phone: " +1 (902) 555-0123 ", avatar: picture, locale: "fr" })).toEqual(values);
    expect(await changeOf(june, { fullName: "June" })).toEqual(values);
    const none = { phone: null, avatar: null, locale: null };
    expect(await changeOf(june, none)).toEqual({ ...none, chosenLocale: null });
    expect(await changeOf(june, { phone: " " })).toMatchObject({ phone: null });
  });

  test("keeps the chosen language at a sign-in, and null follows the sign-ins again", async () => {
    const june = await people.signUp();
    const signIn = async (language: string): Promise<any> => {
      await people.signInAgain(june, language);
      return (await accounts.execute(`{ me { locale chosenLocale } }`, {}, june.as)).data.me;
    };
    expect(await signIn("fr")).toEqual({ locale: "fr", chosenLocale: null });
    await changeOf(june, { locale: "en" });
    expect(await signIn("fr")).toEqual({ locale: "en", chosenLocale: "en" });
    expect(await changeOf(june, { locale: null })).toMatchObject({ locale: "fr", chosenLocale: null });
    expect(await signIn("en")).toEqual({ locale: "en", chosenLocale: null });
  });

  test.each([
    ["a phone in words", { phone: "call me" }, "phone", "phone number"],
    ["a picture on another server", { avatar: "https://example.com/me.png" }, "avatar", "upload a file at /uploads"],
    ["an empty address of a picture", { avatar: "" }, "avatar", "upload a file at /uploads"],
    ["a language that the shop does not have", { locale: "de" }, "locale", "en, fr"],
  ])("refuses %s, and says what is accepted", async (_case, input, path, part) => {
    const { fields } = await changeOf(admin, input);
    expect(fields).toEqual([{ path, message: expect.stringContaining(part) }]);
  });

  test.each([
    ["a username of two letters", { username: "ab" }, "username"],
    ["a username of 41 letters", { username: "a".repeat(41) }, "username"],
    ["a username with an @", { username: "a@b.c" }, "username"],
    ["a full name of 201 letters", { fullName: "a".repeat(201) }, "fullName"],
    ["a full name of two lines", { fullName: "a\nb" }, "fullName"],
  ])("refuses %s", async (_case, input, path) => {
    const { data } = await accounts.execute(updateProfile, { input }, admin.as);
    expect(data.updateProfile).toEqual({ __typename: "InvalidInput", fields: [{ path }] });
  });
});

describe("a picture of a profile", () => {
  const setPicture = async ({ as }: Person): Promise<void> =>
    void (await accounts.execute(updateProfile, { input: { avatar: picture, fullName: "Ina" } }, as));

  test("is public for an instructor only", async () => {
    const [ina, june] = [await people.signUp(), await people.signUp()];
    await setPicture(ina);
    await setPicture(june);
    await accounts.execute(`mutation { setRole(userId: "${ina.id}", role: INSTRUCTOR) { __typename } }`, {}, admin.as);
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Instructor { avatar { id } } } }`;
    const r = [ina, june].map(({ id }) => ({ __typename: "Instructor", id }));
    const { data } = await accounts.execute(query, { r });
    expect(data._entities).toEqual([{ avatar: { id: checksum } }, null]);
  });

  test("has uses that media finds by the checksum, by the name or the email address", async () => {
    const [named, unnamed] = [await people.signUp(), await people.signUp()];
    await setPicture(named);
    const other = "f".repeat(64);
    await accounts.execute(updateProfile, { input: { avatar: picture.replace(checksum, other) } }, unnamed.as);
    const query = `query ($keys: [String!]!) { fileUses(keys: $keys) { key typename id name ownerId } }`;
    const uses = async (keys: string[], from = "media"): Promise<any> => accounts.execute(query, { keys }, { from });
    const { data } = await uses([checksum, other, "0".repeat(64), "no checksum"]);
    const use = ({ id }: Person, key: string, name: string) => ({ key, typename: "User", id, name, ownerId: id });
    expect(data.fileUses).toContainEqual(use(named, checksum, "Ina"));
    expect(data.fileUses).toContainEqual(use(unnamed, other, unnamed.email));
    expect(await uses([checksum], "orders")).toMatchObject({ code: "FORBIDDEN" });
    expect(await uses(Array.from({ length: 201 }, () => checksum))).toMatchObject({ code: "BAD_USER_INPUT" });
  });
});

describe("saveAddress", () => {
  const save = async (person: Person, input: object): Promise<any> =>
    (await accounts.execute(saveAddress, { input: { address, ...input } }, person.as)).data.saveAddress;
  const defaultsOf = async ({ as }: Person): Promise<[string, boolean][]> => {
    const { data } = await accounts.execute(`{ me { addresses { fullName isDefault } } }`, {}, as);
    return data.me.addresses.map((one: any) => [one.fullName, one.isDefault]);
  };

  test("makes the first address the default, and keeps exactly one default", async () => {
    const june = await people.signUp();
    const first = await save(june, { isDefault: false });
    expect(first).toMatchObject({ isDefault: true, country: "CA", line2: null });
    const second = await save(june, { address: { ...address, fullName: "Second" } });
    expect(second.isDefault).toBe(false);
    expect(await save(june, { id: second.id, isDefault: true })).toMatchObject({ id: second.id, isDefault: true });
    expect(
      await save(june, { id: second.id, address: { ...address, fullName: "2nd" }, isDefault: false }),
    ).toMatchObject({
      isDefault: true,
    });
    expect(await defaultsOf(june)).toEqual([
      ["2nd", true],
      ["June", false],
    ]);
  });

  test("answers NotFound for another user's address and for an invalid id", async () => {
    const [june, other] = [await people.signUp(), await people.signUp()];
    const { id } = await save(june, {});
    for (const wrong of [id, randomUUID(), "not-an-id"])
      expect((await save(other, { id: wrong })).__typename).toBe("NotFound");
    expect(await defaultsOf(june)).toEqual([["June", true]]);
  });

  test("names all invalid fields as the client wrote them", async () => {
    const wrong = { ...address, line1: " ", country: "Canada", phone: "call me" };
    const { fields } = await save(await people.signUp(), { address: wrong });
    expect(fields).toEqual([{ path: "address.line1" }, { path: "address.country" }, { path: "address.phone" }]);
  });
});
