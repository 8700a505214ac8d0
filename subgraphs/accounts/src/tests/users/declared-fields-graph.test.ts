import { randomUUID } from "node:crypto";
import { customFieldFaults } from "@souk/kernel/custom-fields/check-custom-fields";
import {
  date,
  enumeration,
  money,
  number,
  reference,
  text,
  type CustomFields,
} from "@souk/kernel/custom-fields/custom-field";
import { eventually } from "@souk/kernel/testing/eventually";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { TestAccounts } from "../../testing/test-accounts.js";
import { TestPeople, type Person } from "../../testing/test-people.js";

const label = { en: "A field", fr: "Un champ" };

const customFields: CustomFields = {
  User: {
    birthday: date({ label, visibility: "owner", sort: true }),
    company: text({ label, maxLength: 20, filter: true, sort: true, search: true }),
    segment: enumeration({
      label,
      values: { RETAIL: label, TRADE: label },
      default: "RETAIL",
      filter: true,
      writtenBy: "staff",
    }),
    creditLimit: money({ label, visibility: "staff", filter: true }),
    rating: number({ label, visibility: "staff", personal: true }),
    referrer: reference({ label, to: "User" }),
  },
  Address: {
    doorCode: text({ label, maxLength: 10 }),
    floor: number({ label, integer: true, required: true }),
  },
};

let people: TestPeople;
let accounts: TestAccounts;
let admin: Person;

beforeAll(async () => {
  people = await TestPeople.start({ project: { fields: customFields }, personalDataPeers: [] });
  accounts = people.accounts;
  admin = await people.admin();
});

afterAll(async () => people[Symbol.asyncDispose]());

const problems = `__typename ... on InvalidInput { fields { path } }`;

async function write(custom: object, { as }: Person): Promise<any> {
  const mutation = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { ${problems} } }`;
  return accounts.execute(mutation, { input: { custom } }, as);
}

async function change(id: string, custom: object, { as } = admin): Promise<any> {
  const mutation = `mutation ($input: ChangeUserFieldsInput!) { changeUserFields(input: $input) { ${problems} } }`;
  return accounts.execute(mutation, { input: { id, custom } }, as);
}

async function save(input: object, { as }: Person): Promise<any> {
  const address = {
    fullName: "June",
    line1: "418 Lilac Crescent",
    city: "Halifax",
    postalCode: "B3H 4R2",
    country: "CA",
  };
  const mutation = `mutation ($input: SaveAddressInput!) { saveAddress(input: $input) { ${problems}
    ... on Address { id custom { doorCode floor } customValues { name value } } } }`;
  return (await accounts.execute(mutation, { input: { address, ...input } }, as)).data.saveAddress;
}

const mine = `{ me { custom { birthday company segment referrer { id } } customValues { name } allCustomValues { name } } }`;

test("the declarations of this file have no fault", () => {
  expect(customFieldFaults(customFields, "CAD")).toEqual([]);
});

describe("a user", () => {
  test("writes the declared fields of the profile; null removes one, and an absent one stays", async () => {
    const june = await people.signUp();
    await write({ birthday: "1990-02-28", company: "Lilac Ltd", referrer: admin.id }, june);
    expect((await write({ company: null }, june)).data.updateProfile.__typename).toBe("User");
    expect((await accounts.execute(mine, {}, june.as)).data.me).toEqual({
      custom: { birthday: "1990-02-28", company: null, segment: "RETAIL", referrer: null },
      customValues: ["birthday", "segment", "referrer"].map((name) => ({ name })),
      allCustomValues: null,
    });
  });

  test("gets the problems of wrong values, and nothing changes", async () => {
    const june = await people.signUp();
    const { data } = await write({ company: "x".repeat(21), birthday: "1990-02-30" }, june);
    expect(data.updateProfile.fields).toEqual([{ path: "custom.birthday" }, { path: "custom.company" }]);
    expect((await accounts.execute(mine, {}, june.as)).data.me.custom.company).toBeNull();
  });

  test.each([
    ["segment", "TRADE"],
    ["rating", 1],
  ])("has no input for %s, which staff writes", async (name, value) => {
    const { code } = await write({ [name]: value }, await people.signUp());
    expect(code).toBe("BAD_USER_INPUT");
  });

  test("cannot read a field for staff, nor change fields as an admin", async () => {
    const june = await people.signUp();
    const read = await accounts.execute(`{ me { id custom { company rating } } }`, {}, june.as);
    expect(read).toMatchObject({ code: "FORBIDDEN", data: { me: { custom: { company: null, rating: null } } } });
    expect((await change(june.id, { company: "x" }, june)).code).toBe("FORBIDDEN");
  });
});

describe("an admin", () => {
  test("changes all values, and the log does not record personal ones", async () => {
    const june = await people.signUp();
    await write({ company: "Lilac Ltd" }, june);
    const custom = {
      company: "Oak Ltd",
      segment: "TRADE",
      creditLimit: { amount: "50.00", currency: "CAD" },
      rating: 4,
    };
    expect((await change(june.id, custom)).data.changeUserFields.__typename).toBe("User");
    const query = `query ($id: ID!) { user(id: $id) { custom { company segment creditLimit { amount currency } rating } allCustomValues { name } } }`;
    const { data } = await accounts.execute(query, { id: june.id }, admin.as);
    expect(data.user.custom).toEqual(custom);
    expect(data.user.allCustomValues).toEqual(Object.keys(custom).map((name) => ({ name })));
    const entry = await eventually(async () => {
      const [row] = await accounts.rows(`select before, after from audit_log where target_id = $1`, [june.id]);
      return row ?? Promise.reject(new Error("the action is not recorded yet"));
    });
    expect(entry).toMatchObject({
      before: { "custom.company": "(personal)", "custom.segment": null, "custom.creditLimit": null },
      after: {
        "custom.company": "(personal, changed)",
        "custom.segment": "TRADE",
        "custom.creditLimit": { amount: "50.00", currency: "CAD" },
        "custom.rating": "(personal, changed)",
      },
    });
  });

  test("gets the problems of wrong values, and NotFound for no user", async () => {
    const { id } = await people.signUp();
    expect((await change(id, { segment: null })).data.changeUserFields.fields).toEqual([{ path: "custom.segment" }]);
    for (const unknown of [randomUUID(), "x"])
      expect((await change(unknown, {})).data.changeUserFields.__typename).toBe("NotFound");
  });
});

describe("the list of users", () => {
  let ids: string[];

  beforeAll(async () => {
    ids = [];
    for (const custom of [{ company: "Birch Ltd" }, { company: "Ash & Érable", birthday: "1970-01-01" }, {}]) {
      const person = await people.signUp({ fullName: "Listed Person" });
      await write(custom, person);
      ids.push(person.id);
    }
    await change(ids[2] ?? "", { segment: "TRADE", creditLimit: { amount: "9.00", currency: "CAD" } });
  });

  const listed = async (args: string): Promise<any> => {
    const { data } = await accounts.execute(`{ users(${args}) { totalCount nodes { id } } }`, {}, admin.as);
    const places = data.users.nodes.map(({ id }: any) => ids.indexOf(id)).filter((place: number) => place >= 0);
    expect(data.users.totalCount).toBeGreaterThanOrEqual(places.length);
    return places;
  };

  test.each([
    [`filter: { custom: { company: ["Birch Ltd"] } }`, [0]],
    [`filter: { custom: { segment: [TRADE] } }`, [2]],
    [`filter: { custom: { minCreditLimit: "8.50" } }`, [2]],
    [`search: "erab"`, [1]],
    [`search: "listed person", sort: CUSTOM_COMPANY`, [2, 1, 0]],
    [`search: "listed person", sort: CUSTOM_BIRTHDAY_DESC, first: 1`, [1]],
  ])("has these of %s", async (args, places) => {
    expect(await listed(args)).toEqual(places);
  });

  test("sorted by a declared field has no gap between pages", async () => {
    const seen: number[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const query = `query ($after: String) { users(search: "listed person", sort: CUSTOM_COMPANY_DESC, first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }`;
      const { users }: any = (await accounts.execute(query, { after }, admin.as)).data;
      seen.push(ids.indexOf(users.nodes[0].id));
      after = users.pageInfo.endCursor;
    }
    expect(seen).toEqual([0, 1, 2]);
  });

  test("refuses a filter that has no amount", async () => {
    const { code } = await accounts.execute(
      `{ users(filter: { custom: { minCreditLimit: "x" } }) { totalCount } }`,
      {},
      admin.as,
    );
    expect(code).toBe("BAD_USER_INPUT");
  });
});

describe("an address", () => {
  test("has the values of its user, and keeps those that a replacement does not name", async () => {
    const june = await people.signUp();
    const { id, custom } = await save({ custom: { doorCode: "4711", floor: 3 } }, june);
    expect(custom).toEqual({ doorCode: "4711", floor: 3 });
    expect(await save({ id, custom: { doorCode: null } }, june)).toMatchObject({
      custom: { doorCode: null, floor: 3 },
      customValues: [{ name: "floor", value: 3 }],
    });
    expect((await save({ id }, june)).custom.floor).toBe(3);
  });

  test("needs its required fields, and a replacement cannot remove them", async () => {
    const june = await people.signUp();
    expect((await save({}, june)).fields).toEqual([{ path: "custom.floor" }]);
    const { id } = await save({ custom: { floor: 1 } }, june);
    expect((await save({ id, custom: { floor: null } }, june)).fields).toEqual([{ path: "custom.floor" }]);
  });
});

test("the export of personal data has what the user reads and what is personal", async () => {
  const june = await people.signUp();
  await write({ company: "Lilac Ltd" }, june);
  await change(june.id, { segment: "TRADE", rating: 4, creditLimit: { amount: "50.00", currency: "CAD" } });
  await save({ custom: { floor: 2 } }, june);
  const { data } = await accounts.execute(`mutation { exportMyData { ... on DataExport { data } } }`, {}, june.as);
  const { profile, addresses } = data.exportMyData.data.accounts;
  expect(profile.map(({ custom }: any) => custom)).toEqual([{ company: "Lilac Ltd", segment: "TRADE", rating: 4 }]);
  expect(addresses.map(({ custom }: any) => custom)).toEqual([{ floor: 2 }]);
});
