import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import { mailsTo, type Shopper } from "../test-kit/clients/shopper.js";
import { buy } from "../test-kit/data/buying.js";
import { publishedCourse } from "../test-kit/data/published-course.js";
import { separateDigits } from "../test-kit/data/separate-digits.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let owner: Shopper;
let admin: Shopper;

beforeAll(async () => {
  shop = await TestShop.create();
  [admin, owner] = await Promise.all([shop.admin(), shop.signUp(), shop.signUp(), shop.signUp(), shop.signUp()]);
  await publishedCourse(shop, "Weaving");
  await buy(owner, (await shop.product({ name: "Lamp" })).id);
});

afterAll(async () => shop[Symbol.asyncDispose]());

/**
 * Each is a true condition, an additional statement, or a wait if a program inserts it into SQL without a parameter.
 */
const injections = [
  "' OR '1'='1",
  "' OR 1=1 --",
  "'; drop table users cascade; --",
  "'; update users set role = 'ADMIN'; --",
  "x' union select id::text from users --",
  "' || pg_sleep(20) || '",
  "1); select pg_sleep(20); --",
  "\\' OR 1=1 --",
  "$$ OR true $$",
  "* | !zzz",
  "%",
  "_",
];

const query = `query ($x: String!, $id: ID!) {
  products(filter: { search: $x }) { totalCount }
  bySku: products(filter: { sku: $x }) { totalCount }
  byTag: products(filter: { tag: $x }) { totalCount }
  byCategory: products(filter: { category: $x }) { totalCount }
  byName: products(filter: { name: $x }) { totalCount }
  byTags: products(filter: { tags: [$x] }) { totalCount }
  byCategories: products(filter: { categories: [$x] }) { totalCount }
  byIds: products(filter: { ids: [$id] }) { totalCount }
  courses(filter: { search: $x }) { totalCount }
  taught: courses(filter: { instructorId: $id }) { totalCount }
  category(slug: $x) { id }
  product(id: $id) { id }
  bySlug: product(slug: $x) { id }
  course(id: $id) { id }
  order(number: $x) { id }
  orders(filter: { number: $x }) { totalCount }
  orderByLink(token: $x) { id }
  searched: orders(filter: { search: $x, sku: $x }) { totalCount }
  shipment(trackingNumber: $x) { id }
}`;
const adminQuery = `query ($x: String!, $id: ID!) {
  users(search: $x) { totalCount }
  allOrders(filter: { number: $x }) { totalCount }
  ordersFound: allOrders(filter: { search: $x }) { totalCount }
  ordersOf: allOrders(filter: { email: $x }) { totalCount }
  ordersWith: allOrders(filter: { sku: $x, customerId: $id }) { totalCount }
  auditLog(filter: { action: $x, targetId: $id }) { totalCount }
  stockMovements(productId: $id) { totalCount }
  stockLevels(filter: { productIds: [$id] }) { totalCount }
}`;

describe("a search term is plain text, whatever it contains", () => {
  const users = async (): Promise<unknown[]> =>
    (await admin.get(`{ users(first: 100) { nodes { email role } } }`)).users.nodes;
  let usersBefore: unknown[];

  beforeAll(async () => {
    usersBefore = await users();
    expect(usersBefore.length).toBeGreaterThan(4);
  });

  test.each(injections)("S4-46: %s finds nothing, without a delay", async (x) => {
    const begun = Date.now();
    const answers = {
      ...(await owner.get(query, { x, id: x })),
      ...(await admin.get(adminQuery, { x, id: x })),
    };
    for (const [field, found] of Object.entries(answers))
      expect([field, found]).toEqual([field, found === null ? null : { totalCount: 0 }]);
    expect(Date.now() - begun).toBeLessThan(15_000);
  });

  test("all users are unchanged afterwards", async () => {
    expect(await users()).toEqual(usersBefore);
  });
});

test("a name with a script or a header is plain text in mails and in the mailbox's pages", async () => {
  const email = `${randomUUID()}@example.com`;
  const fullName = `<script>alert("xss")</script><img src=x onerror=alert(1)>{{7*191}}`;
  const register = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
  const input = { email, password: "a long enough secret", fullName };
  expect(await shop.client.get(register, { input })).toEqual({ register: { __typename: "VerificationSent" } });
  const mail = await eventually(async () => {
    const [first] = await mailsTo(shop.client, email);
    if (!first) throw new Error("no mail yet");
    return first;
  });
  const pages = [
    mail.html,
    await (await shop.client.fetch("/dev/mail")).text(),
    await (await shop.client.fetch(`/dev/mail/${mail.id}`)).text(),
  ];
  for (const page of pages) {
    expect(page).not.toMatch(/<script>alert|<img src=x/);
    expect(page).not.toMatch(separateDigits("1337"));
  }
  const twoLines = { ...input, email: `${randomUUID()}@example.com`, fullName: "Eve\r\nBcc: everybody@example.com" };
  expect(await shop.client.get(register, { input: twoLines })).toEqual({
    register: { __typename: "InvalidInput" },
  });
  expect(
    await shop.client.get(register, { input: { ...input, email: "a@example.com\r\nBcc: b@example.com" } }),
  ).toEqual({
    register: { __typename: "InvalidInput" },
  });
});

test("two Unicode forms of one address or name are not two accounts", async () => {
  const outcome = async (given: object): Promise<string> => {
    const input = { email: `${randomUUID()}@example.com`, password: "a long enough secret", ...given };
    const { register } = await shop.client.get(
      `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`,
      { input },
    );
    return register.__typename as string;
  };
  // composed and decomposed, a ligature, a dotted capital, full-width letters, an invisible character
  const twins = ["caf\u00E9", "cafe\u0301", "\uFB01sh", "\u0130stanbul", "\uFF41dmin", "ad\u200Bmin"];
  for (const twin of twins) {
    expect([twin, await outcome({ email: `${twin}@example.com` })]).toEqual([twin, "InvalidInput"]);
    expect([twin, await outcome({ username: twin })]).toEqual([twin, "InvalidInput"]);
  }
});
