import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { Subgraph } from "@souk/kernel/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testSurroundings, type TestSurroundings } from "@souk/kernel/testing/test-surroundings";
import { startInventory } from "./app.js";
import type { KnownProduct } from "./domain/product-directory.js";
import { inventoryDatabase } from "./store/database-definition.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const customer = { id: randomUUID(), role: "CUSTOMER" } as const;
const [goods, course, away] = [randomUUID(), randomUUID(), randomUUID()];
const known: Record<string, KnownProduct> = { [goods]: { kind: "PHYSICAL" }, [course]: { kind: "COURSE" } };
let inventory: Subgraph;
let surroundings: TestSurroundings;
let opened: AsyncDisposableStack;

beforeAll(async () => {
  opened = new AsyncDisposableStack();
  const database = opened.use(await TestDatabase.create("inventory", inventoryDatabase));
  surroundings = await testSurroundings();
  const findProduct = async (id: string): Promise<KnownProduct | null> => {
    if (id === away) throw new ServiceUnavailableError("catalog");
    return known[id] ?? null;
  };
  const config = { database: database.settings, reservationSeconds: 900, demoData: false };
  inventory = opened.use(await startInventory(config, surroundings, { products: { findProduct } }));
});

afterAll(async () => opened.disposeAsync());

const adjust = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) {
  __typename ... on Product { id } ... on Problem { code } ... on Conflict { field } ... on InvalidInput { fields { path } } } }`;

async function adjustBy(productId: string, delta: number, reason = "count"): Promise<any> {
  const variables = { input: { productId, delta, reason } };
  return (await surroundings.ask(inventory, adjust, variables, { as: admin })).data.adjustStock;
}

async function stockOf(id: string, kind: string, as?: typeof admin | typeof customer): Promise<any> {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { stock { onHand reserved available inStock } } } }`;
  const variables = { r: [{ __typename: "Product", id, kind }] };
  return (await surroundings.ask(inventory, query, variables, as ? { as } : {})).data._entities[0].stock;
}

describe("stock of a product", () => {
  test("is nothing before anything was received, and null for a course", async () => {
    expect(await stockOf(randomUUID(), "PHYSICAL")).toEqual({
      onHand: null,
      reserved: null,
      available: 0,
      inStock: false,
    });
    expect(await stockOf(course, "COURSE")).toBeNull();
  });

  test("shows the counts behind it to admins alone", async () => {
    await adjustBy(goods, 4);
    expect(await stockOf(goods, "PHYSICAL", customer)).toEqual({
      onHand: null,
      reserved: null,
      available: 4,
      inStock: true,
    });
    expect(await stockOf(goods, "PHYSICAL", admin)).toEqual({ onHand: 4, reserved: 0, available: 4, inStock: true });
  });
});

describe("adjustStock", () => {
  test.each([
    ["more than is there goes", goods, -1000, { __typename: "Conflict", field: "delta" }],
    ["nothing", goods, 0, { __typename: "InvalidInput", fields: [{ path: "delta" }] }],
    ["too much", goods, 2_000_000_000, { __typename: "InvalidInput", fields: [{ path: "delta" }] }],
    ["a course", course, 1, { __typename: "InvalidInput", fields: [{ path: "productId" }] }],
    ["an unknown product", randomUUID(), 1, { __typename: "NotFound" }],
    ["an id that is none", "x", 1, { __typename: "NotFound" }],
  ])("%s is refused", async (_case, productId, delta, refusal) => {
    expect(await adjustBy(productId, delta)).toMatchObject(refusal);
  });

  test("says which service is missing when the catalog does not answer", async () => {
    const variables = { input: { productId: away, delta: 1, reason: "count" } };
    const body = await surroundings.ask(inventory, adjust, variables, { as: admin });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", service: "catalog" });
  });

  test("is for admins", async () => {
    const body = await surroundings.ask(
      inventory,
      adjust,
      { input: { productId: goods, delta: 1, reason: "x" } },
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
    const variables = { input: { productId: goods, delta, reason: "count", idempotencyKey } };
    return (await surroundings.ask(inventory, adjust, variables, { as })).data.adjustStock;
  };

  test("moves once and answers the same; with another input the key is reused", async () => {
    const { onHand } = await stockOf(goods, "PHYSICAL", admin);
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => keyed(2, idempotencyKey)));
    expect(answers).toEqual(Array(5).fill({ __typename: "Product", id: goods }));
    expect(await keyed(3, idempotencyKey)).toEqual({
      __typename: "IdempotencyKeyReused",
      code: "IDEMPOTENCY_KEY_REUSED",
    });
    expect((await stockOf(goods, "PHYSICAL", admin)).onHand).toBe(onHand + 2);
  });

  test("the key may come by the header, and a repeat says that it is one", async () => {
    const headers = {
      authorization: await surroundings.bearer(admin),
      "idempotency-key": randomUUID(),
      "x-service-name": "router",
      "x-service-authorization": await surroundings.serviceTokens.issue("router", "inventory"),
    };
    const variables = { input: { productId: goods, delta: 1, reason: "count" } };
    const { onHand } = await stockOf(goods, "PHYSICAL", admin);
    const replayed: unknown[] = [];
    for (let call = 0; call < 2; call += 1)
      replayed.push((await inventory.execute({ query: adjust, variables }, headers)).idempotencyReplayed ?? false);
    expect(replayed).toEqual([false, true]);
    expect((await stockOf(goods, "PHYSICAL", admin)).onHand).toBe(onHand + 1);
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

describe("stockMovements", () => {
  const query = `query ($id: ID!, $first: Int, $after: String) { stockMovements(productId: $id, first: $first, after: $after) {
    nodes { kind delta reason orderId actorId at } totalCount pageInfo { hasNextPage endCursor } } }`;
  const list = (variables: Record<string, unknown>, as: typeof admin | typeof customer = admin): Promise<any> =>
    surroundings.ask(inventory, query, variables, { as });

  test("tells every change, newest first, page by page", async () => {
    const productId = randomUUID();
    const receipt = { eventId: productId, productId, quantity: 5, reason: "initial stock" };
    await surroundings.ask(
      inventory,
      `mutation ($input: ReceiveStockInput!) { receiveStock(input: $input) }`,
      { input: receipt },
      { from: "catalog" },
    );
    known[productId] = { kind: "PHYSICAL" };
    await adjustBy(productId, -1, "broken");
    const { nodes, totalCount, pageInfo } = (await list({ id: productId, first: 1 })).data.stockMovements;
    const none = { orderId: null, at: expect.any(String) };
    expect(nodes).toEqual([{ kind: "ADJUSTMENT", delta: -1, reason: "broken", actorId: admin.id, ...none }]);
    expect([totalCount, pageInfo.hasNextPage]).toEqual([2, true]);
    const next = (await list({ id: productId, first: 1, after: pageInfo.endCursor })).data.stockMovements;
    expect(next.nodes).toEqual([{ kind: "RECEIPT", delta: 5, reason: "initial stock", actorId: null, ...none }]);
    expect(next.pageInfo.hasNextPage).toBe(false);
    const oldest = `query ($id: ID!, $after: String) { stockMovements(productId: $id, sort: OLDEST, after: $after) { nodes { kind } } }`;
    const from = async (after: string | null): Promise<any> =>
      surroundings.ask(inventory, oldest, { id: productId, after }, { as: admin });
    expect((await from(null)).data.stockMovements.nodes).toEqual([{ kind: "RECEIPT" }, { kind: "ADJUSTMENT" }]);
    expect((await from(pageInfo.endCursor)).errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  test.each([["not-an-id"], [randomUUID()]])("of %j there are none", async (id) => {
    expect((await list({ id })).data.stockMovements).toMatchObject({ nodes: [], totalCount: 0 });
  });

  test("is for admins, with arguments that make a page", async () => {
    expect((await list({ id: goods }, customer)).errors[0].extensions.code).toBe("FORBIDDEN");
    const madeUp = Buffer.from(JSON.stringify(["NEWEST", "never", "1"])).toString("base64url");
    for (const page of [{ first: 0 }, { first: 101 }, { after: "x" }, { after: madeUp }])
      expect((await list({ id: goods, ...page })).errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });
});

describe("lists of all stock", () => {
  const ask = async (query: string, as: typeof admin | typeof customer = admin): Promise<any> =>
    surroundings.ask(inventory, query, {}, { as });

  test("levels come lowest first, by product, page by page", async () => {
    const [low, high] = [randomUUID(), randomUUID()];
    for (const id of [low, high]) known[id] = { kind: "PHYSICAL" };
    await adjustBy(high, 9);
    await adjustBy(low, 2);
    const filter = `filter: { productIds: ["${low}", "${high}", "none"] }`;
    const fields = `nodes { product { id } onHand reserved available updatedAt } totalCount pageInfo { hasNextPage endCursor }`;
    const { stockLevels } = (await ask(`{ stockLevels(first: 1, ${filter}) { ${fields} } }`)).data;
    const lowest = { product: { id: low }, onHand: 2, reserved: 0, available: 2, updatedAt: expect.any(String) };
    expect(stockLevels).toMatchObject({ nodes: [lowest], totalCount: 2, pageInfo: { hasNextPage: true } });
    const { endCursor } = stockLevels.pageInfo;
    const next = (await ask(`{ stockLevels(first: 1, after: "${endCursor}", ${filter}) { nodes { onHand } } }`)).data;
    expect(next.stockLevels.nodes).toEqual([{ onHand: 9 }]);
    const most = `{ stockLevels(sort: AVAILABLE_DESC, filter: { productIds: ["${low}", "${high}"], atMost: 8 }) { nodes { onHand } } }`;
    expect((await ask(most)).data.stockLevels.nodes).toEqual([{ onHand: 2 }]);
  });

  test("movements of all products tell of which, and go by kind and time", async () => {
    const productId = randomUUID();
    known[productId] = { kind: "PHYSICAL" };
    await adjustBy(productId, 3, "found behind the shelf");
    const [newest] = (await ask(`{ stockMovements(first: 1) { nodes { product { id } reason at } } }`)).data
      .stockMovements.nodes;
    expect(newest).toMatchObject({ product: { id: productId }, reason: "found behind the shelf" });
    const count = async (filter: string): Promise<number> =>
      (await ask(`{ stockMovements(productId: "${productId}", filter: { ${filter} }) { totalCount } }`)).data
        .stockMovements.totalCount;
    expect(await count("kind: ADJUSTMENT")).toBe(1);
    expect(await count("kind: SALE")).toBe(0);
    expect(await count(`from: "${newest.at}"`)).toBe(1);
    expect(await count(`to: "${newest.at}"`)).toBe(0);
  });

  test.each([
    ["a page too large", "first: 101"],
    ["a cursor of another sort", `after: "${Buffer.from('["UPDATED",1,"x"]').toString("base64url")}"`],
    ["too many products", `filter: { productIds: [${'"x",'.repeat(101)}] }`],
  ])("%s is BAD_USER_INPUT", async (_case, page) => {
    expect((await ask(`{ stockLevels(${page}) { totalCount } }`)).errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  test("are for admins", async () => {
    expect((await ask(`{ stockLevels { totalCount } }`, customer)).errors[0].extensions.code).toBe("FORBIDDEN");
  });
});

describe("setStock", () => {
  const set = `mutation ($input: SetStockInput!) { setStock(input: $input) {
    __typename ... on Product { id } ... on Problem { code } ... on Conflict { field } ... on InvalidInput { fields { path } } } }`;
  const setTo = async (productId: string, onHand: number, more: object = {}): Promise<any> => {
    const input = { productId, onHand, reason: "count", ...more };
    return (await surroundings.ask(inventory, set, { input }, { as: admin })).data.setStock;
  };

  test("puts what is on hand to what was counted", async () => {
    const productId = randomUUID();
    known[productId] = { kind: "PHYSICAL" };
    expect(await setTo(productId, 6)).toEqual({ __typename: "Product", id: productId });
    expect(await setTo(productId, 4, { expectedOnHand: 6 })).toMatchObject({ __typename: "Product" });
    expect(await stockOf(productId, "PHYSICAL", admin)).toMatchObject({ onHand: 4 });
    expect(await setTo(productId, 9, { expectedOnHand: 6 })).toMatchObject({
      code: "CONFLICT",
      field: "expectedOnHand",
    });
    expect(await stockOf(productId, "PHYSICAL", admin)).toMatchObject({ onHand: 4 });
  });

  test.each([
    ["what is no number of units", goods, { onHand: -1 }, ["onHand"]],
    ["more than there can be", goods, { onHand: 1_000_000_001 }, ["onHand"]],
    ["a count without a reason", goods, { reason: " " }, ["reason"]],
    ["an expectation that cannot be", goods, { expectedOnHand: -1 }, ["expectedOnHand"]],
    ["a key of no length", goods, { idempotencyKey: "" }, ["idempotencyKey"]],
    ["a course", course, {}, ["productId"]],
  ])("refuses %s", async (_case, productId, input, paths) => {
    const answer = await setTo(productId, 1, input);
    expect([answer.__typename, answer.fields?.map(({ path }: { path: string }) => path)]).toEqual([
      "InvalidInput",
      paths,
    ]);
  });

  test.each([["not-an-id"], [randomUUID()]])("says NotFound for %s", async (productId) => {
    expect((await setTo(productId, 1)).__typename).toBe("NotFound");
  });
});

describe("what only services may do", () => {
  test.each([
    'returnStock(input: { eventId: "x", orderId: "x", lines: [] })',
    'holdReservation(orderId: "x")',
    'reserveStock(input: { orderId: "x", lines: [] }) { shortages { available } }',
    'commitReservation(orderId: "x")',
    'releaseReservation(orderId: "x")',
  ])("%s is refused to a client, an admin too", async (field) => {
    const body = await surroundings.ask(inventory, `mutation { ${field} }`, {}, { as: admin });
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test.each([
    ['reserveStock(input: { orderId: "x", lines: [] }) { shortages { available } }', "input.orderId"],
    [
      `reserveStock(input: { orderId: "${goods}", lines: [{ productId: "x", quantity: 1 }] }) { __typename }`,
      "input.lines.0.productId",
    ],
    [
      `reserveStock(input: { orderId: "${goods}", lines: [{ productId: "${goods}", quantity: 0 }] }) { __typename }`,
      "input.lines.0.quantity",
    ],
    ['returnStock(input: { eventId: "e", orderId: "x", lines: [] })', "input.orderId"],
    [`returnStock(input: { eventId: "", orderId: "${goods}", lines: [] })`, "input.eventId"],
    ['commitReservation(orderId: "x")', "orderId"],
    ['releaseReservation(orderId: "x")', "orderId"],
    ['holdReservation(orderId: "x")', "orderId"],
  ])("%s is BAD_USER_INPUT", async (field, argument) => {
    const body = await surroundings.ask(inventory, `mutation { ${field} }`, {}, { from: "orders" });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
  });

  test("an order's reservation raises what is reserved, its commit lowers what is on hand", async () => {
    const [productId, orderId] = [randomUUID(), randomUUID()];
    const run = async (query: string, variables: object, from = "orders"): Promise<any> =>
      (await surroundings.ask(inventory, query, { ...variables }, { from })).data;
    const receipt = { eventId: productId, productId, quantity: 5, reason: "initial stock" };
    const receive = `mutation ($input: ReceiveStockInput!) { receiveStock(input: $input) }`;
    await run(receive, { input: receipt }, "catalog");
    const reserve = `mutation ($input: ReserveStockInput!) { reserveStock(input: $input) { shortages { requested available } } }`;
    const lines = [
      { productId, quantity: 1 },
      { productId, quantity: 2 },
    ];
    expect((await run(reserve, { input: { orderId, lines } })).reserveStock.shortages).toEqual([]);
    expect(await stockOf(productId, "PHYSICAL", admin)).toMatchObject({ onHand: 5, reserved: 3, available: 2 });
    const act = async (field: string): Promise<unknown> =>
      Object.values(await run(`mutation ($id: ID!) { ${field}(orderId: $id) }`, { id: orderId }))[0];
    expect([await act("holdReservation"), await act("commitReservation")]).toEqual([true, true]);
    expect(await stockOf(productId, "PHYSICAL", admin)).toMatchObject({ onHand: 2, reserved: 0, available: 2 });
    expect([await act("holdReservation"), await act("commitReservation")]).toEqual([false, true]);
    const back = `mutation ($input: ReturnStockInput!) { returnStock(input: $input) }`;
    const returned = { eventId: randomUUID(), orderId, lines };
    expect(await run(back, { input: returned })).toEqual({ returnStock: true });
    expect(await run(back, { input: returned })).toEqual({ returnStock: true });
    expect(await run(back, { input: { ...returned, eventId: randomUUID() } })).toEqual({ returnStock: false });
    expect(await stockOf(productId, "PHYSICAL", admin)).toMatchObject({ onHand: 5, reserved: 0, available: 5 });
  });

  test("an order that has reserved nothing has nothing to hold or commit", async () => {
    const query = `mutation ($id: ID!) { holdReservation(orderId: $id) commitReservation(orderId: $id) }`;
    const body = await surroundings.ask(inventory, query, { id: randomUUID() }, { from: "orders" });
    expect(body.data).toEqual({ holdReservation: false, commitReservation: false });
  });
});
