import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let id: string;

beforeAll(async () => {
  shop = await TestShop.create();
  ({ id } = await shop.product({ name: "Lamp", stock: 7 }));
});

afterAll(async () => shop[Symbol.asyncDispose]());

const query = `query Page($id: ID!, $later: Boolean = true) {
  product(id: $id) { name ... @defer(label: "stock", if: $later) { stock { available } } } }`;

function requestDeferred(
  variables: object,
  client: ShopClient,
  { headers, ...more }: RequestInit = {},
): Promise<Response> {
  return client.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream", ...(headers as object) },
    body: JSON.stringify({ query, variables }),
    ...more,
  });
}

/** The server-sent events of an answer: their types and data. */
async function eventsOf(variables: object, of: ShopClient = shop.client): Promise<[kind: string, data: unknown][]> {
  const response = await requestDeferred(variables, of);
  expect([response.status, response.headers.get("content-type")]).toEqual([
    200,
    expect.stringMatching(/^text\/event-stream/),
  ]);
  const blocks = (await response.text()).split("\n\n").filter((block) => /^event: /m.test(block));
  return blocks.map((block) => {
    const data = /^data: ?(.*)$/m.exec(block)?.[1] ?? "";
    return [/^event: (\w+)$/m.exec(block)?.[1] ?? "", data === "" ? undefined : (JSON.parse(data) as unknown)];
  });
}

test("deferred parts arrive after the rest, from the same endpoint", async () => {
  expect(await eventsOf({ id })).toEqual([
    ["next", expect.objectContaining({ data: { product: { name: "Lamp" } }, hasNext: true })],
    [
      "next",
      expect.objectContaining({
        incremental: [{ data: { stock: { available: 7 } }, path: ["product"], label: "stock" }],
        hasNext: false,
      }),
    ],
    ["complete", undefined],
  ]);
});

test("a deferred part of an unavailable subgraph has its own error; the rest is delivered", async () => {
  await using _down = await shop.takeDown("inventory");
  const [first, second] = await eventsOf({ id });
  expect(first).toEqual(["next", expect.objectContaining({ data: { product: { name: "Lamp" } }, hasNext: true })]);
  expect(first?.[1]).not.toHaveProperty("errors");
  const extensions = expect.objectContaining({ code: "SUBGRAPH_UNAVAILABLE", service: "inventory" });
  const errors = [expect.objectContaining({ path: ["product", "stock"], extensions })];
  expect(second?.[1]).toMatchObject({ incremental: [{ data: { stock: null }, path: ["product"], errors }] });
});

test("a deferred part of a subgraph that hangs gets its error at the deadline", async () => {
  const hasty = await shop.routerBeside({ SUBGRAPH_TIMEOUT_MS: "1000" });
  // the plan of a first request takes part of the deadline
  await eventually(async () => expect(await eventsOf({ id }, hasty)).toHaveLength(3));
  await using _waiting = await shop.lockedTable("inventory", "stock_levels");
  const [first, second] = await eventsOf({ id }, hasty);
  expect(first?.[1]).toMatchObject({ data: { product: { name: "Lamp" } }, hasNext: true });
  const extensions = { code: "SUBGRAPH_UNAVAILABLE", service: "inventory" };
  expect(second?.[1]).toMatchObject({ incremental: [{ errors: [{ path: ["product", "stock"], extensions }] }] });
});

test("a client that disconnects before the deferred part leaves nothing open, and other clients get their parts", async () => {
  const leaving = new AbortController();
  {
    await using _waiting = await shop.lockedTable("inventory", "stock_levels");
    const { body } = await requestDeferred({ id }, shop.client, {
      signal: leaving.signal,
      headers: { "x-correlation-id": "left-early" },
    });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let begun = "";
    while (!begun.includes("Lamp")) begun += (await reader?.read())?.value ?? "";
    expect(begun).not.toContain("available");
    leaving.abort();
    // the request ends when the client disconnects, not when its part is ready
    const ofLeft = async () => (await shop.logLines()).filter((line) => line.includes('"left-early"'));
    await eventually(async () => expect(await ofLeft()).toEqual([expect.stringContaining('"url":"/graphql"')]));
  }
  expect(await eventsOf({ id })).toHaveLength(3);
});

test("an operation without deferred parts is answered at once", async () => {
  const whole = { product: { name: "Lamp", stock: { available: 7 } } };
  expect(await eventsOf({ id, later: false })).toEqual([
    ["next", expect.objectContaining({ data: whole })],
    ["complete", undefined],
  ]);
  // nor for clients that do not accept events
  expect((await shop.client.execute(query, { id })).data).toEqual(whole);
});
