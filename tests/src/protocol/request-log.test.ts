import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CheckoutDocument } from "../generated/operations.js";
import { addToCart, checkoutInput } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let buyer: Shopper;

beforeAll(async () => {
  shop = await TestShop.create();
  buyer = await shop.signUp();
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function linesOf(correlationId: string): Promise<Record<string, unknown>[]> {
  const lines = (await shop.logLines()).map((line) => JSON.parse(line) as Record<string, unknown>);
  return lines.filter((line) => line.correlationId === correlationId);
}

describe("S4-48: the correlation id", () => {
  test("is taken from the request, returned in the answer and in each error, and logged", async () => {
    const correlationId = "checkout:7f3a.b-c_d";
    const { headers, errors } = await shop.client
      .with({ "x-correlation-id": correlationId })
      .execute("{ cart { id } orders { totalCount } }");
    expect(headers.get("x-correlation-id")).toBe(correlationId);
    expect(errors.map(({ extensions }) => extensions.correlationId)).toEqual([correlationId, correlationId]);
    await eventually(async () => expect(await linesOf(correlationId)).toHaveLength(1));
  });

  test("is generated when the request has none, different each time", async () => {
    const made = [await shop.client.execute("{ __typename }"), await shop.client.execute("{ __typename }")];
    const ids = made.map(({ headers }) => headers.get("x-correlation-id") ?? "");
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(ids).size).toBe(2);
  });

  test.each([["two words"], ["a\tb"], ["x".repeat(129)], ['{"a":1}'], ["<script>"]])(
    "that is not valid in a log line is replaced: %j",
    async (id) => {
      const { headers } = await shop.client.with({ "x-correlation-id": id }).execute("{ __typename }");
      expect(headers.get("x-correlation-id")).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test("is in the log lines of every subgraph that takes part in the request", async () => {
    const product = await shop.product();
    await addToCart(buyer, product.id);
    const correlationId = "a-whole-checkout";
    for (const subgraph of ["inventory", "payments"] as const) {
      const [table] = { inventory: ["reservations"], payments: ["payments"] }[subgraph];
      await shop.rows(subgraph, `alter table ${table} rename to lost_${table}`);
      try {
        const { errors } = await buyer
          .with({ "x-correlation-id": correlationId })
          .execute(CheckoutDocument, { input: checkoutInput() });
        expect(errors).toMatchObject([{ extensions: { code: "INTERNAL_SERVER_ERROR", correlationId } }]);
      } finally {
        await shop.rows(subgraph, `alter table lost_${table} rename to ${table}`);
      }
    }
    const services = (await linesOf(correlationId))
      .filter(({ level }) => level === "error")
      .map(({ service }) => service);
    expect(new Set(services)).toEqual(new Set(["inventory", "payments", "orders"]));
  });
});

describe("the log line of a request", () => {
  test("S3-69, S4-49: has only the keys of the contract, and a path without the query", async () => {
    const query = `?query=${encodeURIComponent("{ categories { id } }")}`;
    await shop.client.fetch(`/graphql${query}`, {
      headers: { "x-correlation-id": "one-line", "apollo-require-preflight": "1" },
    });
    const [line] = await eventually(async () => {
      const lines = await linesOf("one-line");
      expect(lines).toHaveLength(1);
      return lines;
    });
    const keys = { correlationId: "one-line", service: "router", method: "GET", url: "/graphql", statusCode: 200 };
    const operation = { operationType: "query", viewer: "nobody", outcome: "ok", subgraphs: ["catalog"] };
    const [duration, cost, planMs] = [expect.any(Number), expect.any(Number), expect.any(Number)];
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(line).toEqual({ ...keys, ...operation, duration, cost, planMs, time, level: "info", msg: "request" });
  });

  test.each([
    [200, "/openapi.json", {}],
    [404, "/nothing", {}],
    [401, "/graphql", { method: "POST", headers: { authorization: "Bearer garbage" } }],
  ])("says %s of %s", async (statusCode, path, init) => {
    const correlationId = `status-${statusCode}`;
    await shop.client.fetch(path, {
      ...init,
      headers: { "x-correlation-id": correlationId, ...("headers" in init ? init.headers : {}) },
    });
    // an unknown page is rendered in the shop's layout, which queries the categories: this makes another line
    const lines = async () => (await linesOf(correlationId)).filter(({ url }) => url === path);
    await eventually(async () => expect(await lines()).toMatchObject([{ statusCode, url: path }]));
  });
});
