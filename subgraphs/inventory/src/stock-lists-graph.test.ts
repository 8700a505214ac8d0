import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { admin, customer, lamp, InventoryHarness } from "./testing/inventory-harness.js";

let inventory: InventoryHarness;

beforeAll(async () => {
  inventory = await InventoryHarness.start();
});

afterAll(async () => inventory[Symbol.asyncDispose]());

describe("stockMovements", () => {
  const query = `query ($id: ID!, $first: Int, $after: String) { stockMovements(productId: $id, first: $first, after: $after) {
    nodes { kind delta reason orderId actorId at } totalCount pageInfo { hasNextPage endCursor } } }`;
  const list = (variables: Record<string, unknown>, as: typeof admin | typeof customer = admin): Promise<any> =>
    inventory.serviceContext.execute(inventory.subgraph, query, variables, { as });

  test("lists every change, newest first, page by page", async () => {
    const productId = randomUUID();
    const receipt = { eventId: productId, productId, quantity: 5, reason: "initial stock" };
    await inventory.serviceContext.execute(
      inventory.subgraph,
      `mutation ($input: ReceiveStockInput!) { receiveStock(input: $input) }`,
      { input: receipt },
      { from: "catalog" },
    );
    inventory.known[productId] = { kind: "PHYSICAL" };
    await inventory.adjustBy(productId, -1, "broken");
    const { nodes, totalCount, pageInfo } = (await list({ id: productId, first: 1 })).data.stockMovements;
    const none = { orderId: null, at: expect.any(String) };
    expect(nodes).toEqual([{ kind: "ADJUSTMENT", delta: -1, reason: "broken", actorId: admin.id, ...none }]);
    expect([totalCount, pageInfo.hasNextPage]).toEqual([2, true]);
    const next = (await list({ id: productId, first: 1, after: pageInfo.endCursor })).data.stockMovements;
    expect(next.nodes).toEqual([{ kind: "RECEIPT", delta: 5, reason: "initial stock", actorId: null, ...none }]);
    expect(next.pageInfo.hasNextPage).toBe(false);
    const oldest = `query ($id: ID!, $after: String) { stockMovements(productId: $id, sort: OLDEST, after: $after) { nodes { kind } } }`;
    const from = async (after: string | null): Promise<any> =>
      inventory.serviceContext.execute(inventory.subgraph, oldest, { id: productId, after }, { as: admin });
    expect((await from(null)).data.stockMovements.nodes).toEqual([{ kind: "RECEIPT" }, { kind: "ADJUSTMENT" }]);
    expect((await from(pageInfo.endCursor)).errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  test.each([["not-an-id"], [randomUUID()]])("is empty for the product id %j", async (id) => {
    expect((await list({ id })).data.stockMovements).toMatchObject({ nodes: [], totalCount: 0 });
  });

  test("requires an admin and valid page arguments", async () => {
    expect((await list({ id: lamp }, customer)).errors[0].extensions.code).toBe("FORBIDDEN");
    const madeUp = Buffer.from(JSON.stringify(["NEWEST", "never", "1"])).toString("base64url");
    for (const page of [{ first: 0 }, { first: 101 }, { after: "x" }, { after: madeUp }])
      expect((await list({ id: lamp, ...page })).errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });
});

describe("lists of all stock", () => {
  const execute = async (query: string, as: typeof admin | typeof customer = admin): Promise<any> =>
    inventory.serviceContext.execute(inventory.subgraph, query, {}, { as });

  test("levels are sorted lowest first, filtered by product, page by page", async () => {
    const [low, high] = [randomUUID(), randomUUID()];
    for (const id of [low, high]) inventory.known[id] = { kind: "PHYSICAL" };
    await inventory.adjustBy(high, 9);
    await inventory.adjustBy(low, 2);
    const filter = `filter: { productIds: ["${low}", "${high}", "none"] }`;
    const fields = `nodes { product { id } onHand reserved available updatedAt } totalCount pageInfo { hasNextPage endCursor }`;
    const { stockLevels } = (await execute(`{ stockLevels(first: 1, ${filter}) { ${fields} } }`)).data;
    const lowest = { product: { id: low }, onHand: 2, reserved: 0, available: 2, updatedAt: expect.any(String) };
    expect(stockLevels).toMatchObject({ nodes: [lowest], totalCount: 2, pageInfo: { hasNextPage: true } });
    const { endCursor } = stockLevels.pageInfo;
    const next = (await execute(`{ stockLevels(first: 1, after: "${endCursor}", ${filter}) { nodes { onHand } } }`))
      .data;
    expect(next.stockLevels.nodes).toEqual([{ onHand: 9 }]);
    const most = `{ stockLevels(sort: AVAILABLE_DESC, filter: { productIds: ["${low}", "${high}"], atMost: 8 }) { nodes { onHand } } }`;
    expect((await execute(most)).data.stockLevels.nodes).toEqual([{ onHand: 2 }]);
  });

  test("movements of all products name their product, and can be filtered by kind and time", async () => {
    const productId = randomUUID();
    inventory.known[productId] = { kind: "PHYSICAL" };
    await inventory.adjustBy(productId, 3, "found behind the shelf");
    const [newest] = (await execute(`{ stockMovements(first: 1) { nodes { product { id } reason at } } }`)).data
      .stockMovements.nodes;
    expect(newest).toMatchObject({ product: { id: productId }, reason: "found behind the shelf" });
    const count = async (filter: string): Promise<number> =>
      (await execute(`{ stockMovements(productId: "${productId}", filter: { ${filter} }) { totalCount } }`)).data
        .stockMovements.totalCount;
    expect(await count("kind: ADJUSTMENT")).toBe(1);
    expect(await count("kind: SALE")).toBe(0);
    expect(await count(`from: "${newest.at}"`)).toBe(1);
    expect(await count(`to: "${newest.at}"`)).toBe(0);
  });

  test.each([
    ["too large a page", "first: 101"],
    ["a cursor of another sort", `after: "${Buffer.from('["UPDATED",1,"x"]').toString("base64url")}"`],
    ["too many products", `filter: { productIds: [${'"x",'.repeat(101)}] }`],
  ])("%s is BAD_USER_INPUT", async (_case, page) => {
    expect((await execute(`{ stockLevels(${page}) { totalCount } }`)).errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  test("require an admin", async () => {
    expect((await execute(`{ stockLevels { totalCount } }`, customer)).errors[0].extensions.code).toBe("FORBIDDEN");
  });
});
