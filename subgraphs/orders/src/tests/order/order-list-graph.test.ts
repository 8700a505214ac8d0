import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { address, admin, course, desk, lamp, OrdersHarness } from "../../testing/orders-harness.js";

/** Four orders, oldest first: two by Ada, one by Bob, one by a guest. */
let harness: OrdersHarness;
let numbers: string[];
let totals: string[];
const ada: TestViewer = { id: randomUUID(), role: "CUSTOMER" };
const bob: TestViewer = { id: randomUUID(), role: "CUSTOMER" };
const guest: TestViewer = { id: randomUUID(), role: "GUEST" };
const placed = (n: number): string => `2026-03-0${n + 1}T12:00:00.000Z`;

beforeAll(async () => {
  harness = await OrdersHarness.open();
  await harness.reset();
  harness.fakes.users.set(ada.id, ["ada@example.com", "ada lovelace"]);
  harness.fakes.users.set(bob.id, ["bob@example.com", "bob ross"]);
  const orders = [
    await buy(ada, [lamp, 2], { shippingAddress: { ...address, fullName: "Zoë Ångström" } }),
    await buy(ada, [course, 1], { shippingAddress: null }),
    await buy(bob, [desk, 1]),
    await buy(guest, [lamp, 1], { email: "Guest_1@example.com" }),
  ];
  numbers = orders.map(({ number }) => number);
  totals = orders.map(({ total }) => total.amount);
  for (const [n, { id }] of orders.entries())
    await harness.onDatabase(`update orders set placed_at = $2 where id = $1`, [id, placed(n)]);
  await harness.run(`advanceOrder(id: "${orders[2].id}", to: PROCESSING)`, admin);
});

afterAll(async () => harness[Symbol.asyncDispose]());

async function buy(as: TestViewer, [productId, quantity]: [string, number], change: object = {}): Promise<any> {
  harness.fakes.cart = [{ productId, quantity }];
  return harness.checkout(change, as);
}

/** Returns the positions of the listed orders among the four. */
async function listed(field: string, as: TestViewer): Promise<number[]> {
  const body = await harness.execute(`{ ${field} { nodes { number } totalCount } }`, {}, { as });
  expect(body.errors).toBeUndefined();
  const [{ nodes, totalCount }] = Object.values<any>(body.data);
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ number }: { number: string }) => numbers.indexOf(number));
}

const digits = (n: number): string => numbers[n]!.replace("ORD-", "");
const sku = (id: string): string => `SKU-${id.slice(0, 4)}`;

describe("allOrders", () => {
  test.each<[string, () => string, number[]]>([
    ["no filter", () => `{}`, [3, 2, 1, 0]],
    ["empty texts", () => `{ search: " ", email: "", statuses: [] }`, [3, 2, 1, 0]],
    ["a status", () => `{ status: PROCESSING }`, [2]],
    ["statuses", () => `{ statuses: [PROCESSING, CANCELLED] }`, [2]],
    ["a status outside the statuses", () => `{ status: PAID, statuses: [PROCESSING] }`, []],
    ["a number", () => `{ number: "${numbers[1]}" }`, [1]],
    ["a user's address", () => `{ email: " ada@example.com " }`, [1, 0]],
    ["a guest's address, in any case", () => `{ email: "guest_1@EXAMPLE.com" }`, [3]],
    ["a part of an address", () => `{ email: "ada" }`, []],
    ["a SKU, in any case", () => `{ sku: "${sku(lamp).toLowerCase()}" }`, [3, 0]],
    ["a part of a SKU", () => `{ sku: "SKU" }`, []],
    ["from a time, inclusive", () => `{ placedFrom: "${placed(2)}" }`, [3, 2]],
    ["before a time, exclusive", () => `{ placedTo: "${placed(2)}" }`, [1, 0]],
    ["minimum total", () => `{ minTotal: "${totals[1]}" }`, [3, 1, 0]],
    ["maximum total", () => `{ maxTotal: "${totals[1]}" }`, [2, 1]],
    ["a customer", () => `{ customerId: "${bob.id}" }`, [2]],
    ["an invalid customer id", () => `{ customerId: "bob" }`, []],
    ["search for a number", () => `{ search: "${numbers[2]!.toLowerCase()}" }`, [2]],
    ["search for its digits", () => `{ search: "${digits(2)}" }`, [2]],
    ["search for the prefix of all numbers", () => `{ search: "ord-" }`, [3, 2, 1, 0]],
    ["search for the beginning of a guest's address", () => `{ search: "Guest_1@" }`, [3]],
    ["search for the beginning of a SKU", () => `{ search: "${sku(desk)}" }`, [2]],
    ["search for a user's name", () => `{ search: "lovelace" }`, [1, 0]],
    ["search for a name in an address", () => `{ search: "angstrom zo" }`, [0]],
    ["search for a pattern character", () => `{ search: "Guest%" }`, []],
    ["search for characters that are no word", () => `{ search: "%" }`, []],
    ["a search and another filter", () => `{ search: "lovelace", sku: "${sku(course)}" }`, [1]],
  ])("%s", async (_name, filter, found) => {
    expect(await listed(`allOrders(filter: ${filter()})`, admin)).toEqual(found);
  });

  test.each([
    ["NEWEST", [3, 2, 1, 0]],
    ["OLDEST", [0, 1, 2, 3]],
    ["TOTAL_DESC", [0, 3, 1, 2]],
    ["TOTAL_ASC", [2, 1, 3, 0]],
  ])("%s, page by page", async (sort, order) => {
    const found: number[] = [];
    for (let after = ""; ;) {
      const args = `first: 1, sort: ${sort}${after && `, after: "${after}"`}`;
      const query = `{ allOrders(${args}) { nodes { number } pageInfo { hasNextPage endCursor } } }`;
      const { nodes, pageInfo } = (await harness.execute(query, {}, { as: admin })).data.allOrders;
      found.push(...nodes.map(({ number }: { number: string }) => numbers.indexOf(number)));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(found).toEqual(order);
  });

  test.each([
    ["a cursor of another sort", async () => `sort: OLDEST, after: "${await aCursor()}"`],
    ["an amount with more digits than a cent", async () => `filter: { minTotal: "1.234" }`],
    ["too long a text", async () => `filter: { search: "${"x".repeat(201)}" }`],
    ["a text with a NUL", async () => `filter: { search: "a\\u0000b" }`],
  ])("%s is BAD_USER_INPUT", async (_name, args) => {
    const body = await harness.execute(`{ allOrders(${await args()}) { totalCount } }`, {}, { as: admin });
    expect(body.errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });

  test("searches only the data of orders while accounts is unavailable", async () => {
    harness.fakes.down.add("accounts");
    expect(await listed(`allOrders(filter: { search: "lovelace" })`, admin)).toEqual([]);
    expect(await listed(`allOrders(filter: { search: "${digits(2)}" })`, admin)).toEqual([2]);
    expect(await listed(`allOrders(filter: { email: "guest_1@example.com" })`, admin)).toEqual([3]);
    harness.fakes.down.delete("accounts");
  });
});

async function aCursor(): Promise<string> {
  const body = await harness.execute(`{ allOrders(first: 1) { pageInfo { endCursor } } }`, {}, { as: admin });
  return body.data.allOrders.pageInfo.endCursor;
}

describe("orders", () => {
  test("are searched and sorted like allOrders, without a call to accounts", async () => {
    const callsBefore = harness.fakes.calls.length;
    expect(await listed(`orders(filter: { search: "ord" }, sort: OLDEST)`, ada)).toEqual([0, 1]);
    expect(await listed(`orders(filter: { search: "bob" })`, ada)).toEqual([]);
    expect(await listed(`orders(filter: { customerId: "${bob.id}" })`, ada)).toEqual([]);
    expect(harness.fakes.calls.slice(callsBefore)).not.toContain("matchingUsers");
  });
});

describe("User.orders", () => {
  const query = `query ($of: [_Any!]!, $first: Int, $after: String) { _entities(representations: $of) {
    ... on User { id orders(first: $first, after: $after) { nodes { number } totalCount pageInfo { hasNextPage endCursor } } } } }`;
  const of = [ada, bob].map(({ id }) => ({ __typename: "User", id }));
  const seenBy = async (as: TestViewer | undefined, more: object = {}): Promise<any[]> => {
    const body = await harness.execute(query, { of, ...more }, as ? { as } : {});
    expect(body.errors).toBeUndefined();
    return body.data._entities.map(({ orders }: any) => orders);
  };
  const placesOf = ({ nodes }: any): number[] => nodes.map(({ number }: { number: string }) => numbers.indexOf(number));

  test("returns each user's own page for several users", async () => {
    const [first, second] = await seenBy(admin, { first: 1 });
    expect([placesOf(first), first.totalCount, first.pageInfo.hasNextPage]).toEqual([[1], 2, true]);
    expect([placesOf(second), second.totalCount, second.pageInfo.hasNextPage]).toEqual([[2], 1, false]);
    const [rest] = await seenBy(admin, { first: 1, after: first.pageInfo.endCursor });
    expect(placesOf(rest)).toEqual([0]);
  });

  test("is visible to the user and admins", async () => {
    const [own, others] = await seenBy(ada);
    expect([placesOf(own), others]).toEqual([[1, 0], null]);
    expect(await seenBy({ id: randomUUID(), role: "CUSTOMER" })).toEqual([null, null]);
    expect(await seenBy(undefined)).toEqual([null, null]);
  });
});
