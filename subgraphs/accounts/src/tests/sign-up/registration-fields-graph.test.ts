import { date, number, text, type CustomFields } from "@souk/kernel/custom-fields/custom-field";
import { customFieldFaults } from "@souk/kernel/custom-fields/check-custom-fields";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { TestAccounts } from "../../testing/test-accounts.js";
import { TestPeople } from "../../testing/test-people.js";

const label = { en: "A field", fr: "Un champ" };
const customFields: CustomFields = {
  User: {
    company: text({ label, maxLength: 20, required: true, atRegistration: true }),
    employees: number({ label, integer: true, atRegistration: true, visibility: "owner" }),
    source: text({ label, atRegistration: true, default: "WEB" }),
    birthday: date({ label, required: true }),
  },
};

let people: TestPeople;
let accounts: TestAccounts;

beforeAll(async () => {
  people = await TestPeople.start({ project: { fields: customFields } });
  accounts = people.accounts;
});

afterAll(async () => people[Symbol.asyncDispose]());

async function register(email: string, custom?: object) {
  const mutation = `mutation ($input: RegisterInput!) {
    register(input: $input) { __typename ... on InvalidInput { fields { path } } } }`;
  return accounts.execute(mutation, { input: { email, password: "a fine password", ...(custom ? { custom } : {}) } });
}

const storedOf = async (email: string): Promise<unknown> =>
  (await accounts.rows(`select custom from users where email = $1`, [email]))[0]?.custom;

test("the declarations of this file have no fault", () => {
  expect(customFieldFaults(customFields, "CAD")).toEqual([]);
});

test("an account has the values that its user gave at the registration", async () => {
  const june = await people.signUp({ custom: { company: " Lilac Ltd ", employees: 12 } });
  const { data } = await accounts.execute(`{ me { custom { company employees source birthday } } }`, {}, june.as);
  expect(data.me.custom).toEqual({ company: "Lilac Ltd", employees: 12, source: "WEB", birthday: null });
});

test("a required field needs a value, and wrong values are named", async () => {
  for (const [custom, paths] of [
    [undefined, ["custom.company"]],
    [{ company: " " }, ["custom.company"]],
    [{ company: "x".repeat(21) }, ["custom.company"]],
  ] as const) {
    const { data } = await register("wrong@example.com", custom);
    expect(data.register.fields).toEqual(paths.map((path) => ({ path })));
  }
  expect(await storedOf("wrong@example.com")).toBeUndefined();
});

test("another field has no input at the registration", async () => {
  expect((await register("b@example.com", { company: "Oak", birthday: "1990-01-01" })).code).toBe("BAD_USER_INPUT");
});

test("a repeated registration replaces the values, and one for a verified address changes nothing", async () => {
  const email = "again@example.com";
  await register(email, { company: "First", employees: 1 });
  // this shop verifies addresses at once
  await accounts.rows(`update users set email_verified_at = null where email = $1`, [email]);
  await register(email, { company: "Second" });
  expect(await storedOf(email)).toEqual({ company: "Second", source: "WEB" });
  expect((await register(email, { company: "Third" })).data.register.__typename).toBe("EmailTaken");
  expect(await storedOf(email)).toEqual({ company: "Second", source: "WEB" });
});
