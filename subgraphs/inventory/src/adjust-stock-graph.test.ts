import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { adjust, admin, unreachable, course, customer, lamp, InventoryHarness } from "./testing/inventory-harness.js";

let inventory: InventoryHarness;

beforeAll(async () => {
  inventory = await InventoryHarness.start();
});

afterAll(async () => inventory[Symbol.asyncDispose]());

describe("adjustStock", () => {
  test.each([
    ["removing more than there is", lamp, -1000, { __typename: "Conflict", field: "delta" }],
    ["a zero delta", lamp, 0, { __typename: "InvalidInput", fields: [{ path: "delta" }] }],
    ["too large a delta", lamp, 2_000_000_000, { __typename: "InvalidInput", fields: [{ path: "delta" }] }],
    ["a course", course, 1, { __typename: "InvalidInput", fields: [{ path: "productId" }] }],
    ["an unknown product", randomUUID(), 1, { __typename: "NotFound" }],
    ["a malformed id", "x", 1, { __typename: "NotFound" }],
  ])("%s is refused", async (_case, productId, delta, refusal) => {
    expect(await inventory.adjustBy(productId, delta)).toMatchObject(refusal);
  });

  test("names the unavailable service when the catalog does not answer", async () => {
    const variables = { input: { productId: unreachable, delta: 1, reason: "count" } };
    const body = await inventory.serviceContext.execute(inventory.subgraph, adjust, variables, { as: admin });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", service: "catalog" });
  });

  test("requires an admin", async () => {
    const body = await inventory.serviceContext.execute(
      inventory.subgraph,
      adjust,
      { input: { productId: lamp, delta: 1, reason: "x" } },
      { as: customer },
    );
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});

describe("adjustStock with a key", () => {
  const keyed = async (
    delta: number,
    idempotencyKey: string,
    as: { id: string; role: "ADMIN" } = admin,
  ): Promise<any> => {
    const variables = { input: { productId: lamp, delta, reason: "count", idempotencyKey } };
    return (await inventory.serviceContext.execute(inventory.subgraph, adjust, variables, { as })).data.adjustStock;
  };

  test("moves once and returns the same for repeats; another input returns IdempotencyKeyReused", async () => {
    const { onHand } = await inventory.stockOf(lamp, "PHYSICAL", admin);
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => keyed(2, idempotencyKey)));
    expect(answers).toEqual(Array(5).fill({ __typename: "Product", id: lamp }));
    expect(await keyed(3, idempotencyKey)).toEqual({
      __typename: "IdempotencyKeyReused",
      code: "IDEMPOTENCY_KEY_REUSED",
    });
    expect((await inventory.stockOf(lamp, "PHYSICAL", admin)).onHand).toBe(onHand + 2);
  });

  test("accepts the key in the header and marks a repeat as replayed", async () => {
    const headers = {
      authorization: await inventory.serviceContext.bearer(admin),
      "idempotency-key": randomUUID(),
      "x-service-name": "router",
      "x-service-authorization": await inventory.serviceContext.serviceTokens.issue("router", "inventory"),
    };
    const variables = { input: { productId: lamp, delta: 1, reason: "count" } };
    const { onHand } = await inventory.stockOf(lamp, "PHYSICAL", admin);
    const replayed: unknown[] = [];
    for (let call = 0; call < 2; call += 1)
      replayed.push(
        (await inventory.subgraph.execute({ query: adjust, variables }, headers)).idempotencyReplayed ?? false,
      );
    expect(replayed).toEqual([false, true]);
    expect((await inventory.stockOf(lamp, "PHYSICAL", admin)).onHand).toBe(onHand + 1);
  });

  test.each([
    ["an empty key", ""],
    ["a key that is too long", "k".repeat(201)],
    ["a key with a NUL", "a\u0000"],
  ])("%s is InvalidInput", async (_case, idempotencyKey) => {
    const refusal = { __typename: "InvalidInput", fields: [{ path: "idempotencyKey" }] };
    expect(await keyed(1, idempotencyKey)).toMatchObject(refusal);
  });
});

describe("setStock", () => {
  const set = `mutation ($input: SetStockInput!) { setStock(input: $input) {
    __typename ... on Product { id } ... on Problem { code } ... on Conflict { field } ... on InvalidInput { fields { path } } } }`;
  const setTo = async (productId: string, onHand: number, more: object = {}): Promise<any> => {
    const input = { productId, onHand, reason: "count", ...more };
    return (await inventory.serviceContext.execute(inventory.subgraph, set, { input }, { as: admin })).data.setStock;
  };

  test("sets the units on hand to the count", async () => {
    const productId = randomUUID();
    inventory.known[productId] = { kind: "PHYSICAL" };
    expect(await setTo(productId, 6)).toEqual({ __typename: "Product", id: productId });
    expect(await setTo(productId, 4, { expectedOnHand: 6 })).toMatchObject({ __typename: "Product" });
    expect(await inventory.stockOf(productId, "PHYSICAL", admin)).toMatchObject({ onHand: 4 });
    expect(await setTo(productId, 9, { expectedOnHand: 6 })).toMatchObject({
      code: "CONFLICT",
      field: "expectedOnHand",
    });
    expect(await inventory.stockOf(productId, "PHYSICAL", admin)).toMatchObject({ onHand: 4 });
  });

  test.each([
    ["a negative number of units", lamp, { onHand: -1 }, ["onHand"]],
    ["a number above the limit", lamp, { onHand: 1_000_000_001 }, ["onHand"]],
    ["a count without a reason", lamp, { reason: " " }, ["reason"]],
    ["a negative expected number", lamp, { expectedOnHand: -1 }, ["expectedOnHand"]],
    ["an empty key", lamp, { idempotencyKey: "" }, ["idempotencyKey"]],
    ["a course", course, {}, ["productId"]],
  ])("refuses %s", async (_case, productId, input, paths) => {
    const answer = await setTo(productId, 1, input);
    expect([answer.__typename, answer.fields?.map(({ path }: { path: string }) => path)]).toEqual([
      "InvalidInput",
      paths,
    ]);
  });

  test.each([["not-an-id"], [randomUUID()]])("returns NotFound for %s", async (productId) => {
    expect((await setTo(productId, 1)).__typename).toBe("NotFound");
  });
});
