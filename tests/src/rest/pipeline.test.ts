import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rest } from "../test-kit/clients/rest-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { sampleAddress, sampleCard } from "./sample-requests.js";

let shop: TestShop;
let buyer: Shopper;
let product: { id: string };

beforeAll(async () => {
  shop = await TestShop.create();
  buyer = await shop.signUp();
  product = await shop.product({ name: "Lamp", price: "49.99", stock: 50 });
});

afterAll(async () => shop[Symbol.asyncDispose]());

describe("an idempotency key", () => {
  test("returns the first order again, and refuses another body", async () => {
    await rest(buyer, "POST", "/cart/add", { body: { product_id: product.id, quantity: 1 } });
    const headers = { "idempotency-key": randomUUID() };
    const body = { card: sampleCard, address: sampleAddress };
    const first = await rest(buyer, "POST", "/orders/checkout", { body, headers });
    expect([first.status, first.headers.get("idempotency-replayed")]).toEqual([200, null]);
    const again = await rest(buyer, "POST", "/orders/checkout", { body, headers });
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
    expect(again.body.order_id).toBe(first.body.order_id);
    const other = await rest(buyer, "POST", "/orders/checkout", { body: { ...body, carrier: "UPS" }, headers });
    expect(other).toMatchObject({ status: 409, body: { error: "IDEMPOTENCY_KEY_REUSED" } });
  });
});

describe("a checkout", () => {
  test("without a card and an address names both", async () => {
    await rest(buyer, "POST", "/cart/add", { body: { product_id: product.id, quantity: 1 } });
    const { status, body } = await rest(buyer, "POST", "/orders/checkout", { body: { payment_method: "credit_card" } });
    expect(status).toBe(422);
    expect(body.fields.map(({ path }: { path: string }) => path)).toContain("payment_method");
  });

  test("with a declined card is 402, and its order can be paid later", async () => {
    const declined = { ...sampleCard, card_number: "4000000000000002" };
    const refused = await rest(buyer, "POST", "/orders/checkout", { body: { card: declined, address: sampleAddress } });
    expect(refused).toMatchObject({
      status: 402,
      body: { error: "PAYMENT_DECLINED", decline_code: "card_declined", order: { number: expect.any(String) } },
    });
    const order = { order_id: refused.body.order.number, card: sampleCard };
    const wrong = await rest(buyer, "POST", "/payment/pay", { body: { ...order, amount: 1 } });
    expect(wrong).toMatchObject({ status: 409, body: { error: "PRICE_CHANGED" } });
    const paid = await rest(buyer, "POST", "/payment/pay", { body: order });
    expect([paid.status, paid.body]).toMatchObject([
      200,
      { status: "paid", payment_id: expect.stringMatching(/^PAY-\d+$/), order_id: order.order_id },
    ]);
  });

  test("writes no card number into the log", async () => {
    expect((await shop.logLines()).join("\n")).not.toContain(sampleCard.card_number);
  });
});

describe("a request", () => {
  test("has the correlation id of the client in its answer and its log line", async () => {
    const headers = { "x-correlation-id": "rest-1" };
    const { body, headers: answered } = await rest(shop.client, "GET", "/cart", { headers });
    expect([body.correlation_id, answered.get("x-correlation-id")]).toEqual(["rest-1", "rest-1"]);
    const lines = (await shop.logLines()).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.find(({ correlationId }) => correlationId === "rest-1")).toMatchObject({
      method: "GET",
      url: "/cart",
      statusCode: 401,
    });
  });

  test("with a body that is too large is 413", async () => {
    const body = { product_id: "x".repeat(2_000_000), quantity: 1 };
    expect(await rest(buyer, "POST", "/cart/add", { body })).toMatchObject({ status: 413, body: { success: false } });
  });

  test("above the limits is 429 with the time to wait", async () => {
    const router = await shop.routerBeside({ RATE_LIMITS: "on" });
    const body = { email: "nobody@example.com", password: "wrong" };
    const answers = [];
    for (let sent = 0; sent < 31; sent += 1) answers.push(await rest(router, "POST", "/auth/login", { body }));
    const last = answers.at(-1);
    expect(last).toMatchObject({ status: 429, body: { error: "RATE_LIMITED", status_code: 429, success: false } });
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test.each([
    ["Apollo's gateway runs operations", { ROUTER_ENGINE: "apollo" }],
    ["only trusted documents may run", { TRUSTED_DOCUMENTS: "only" }],
  ])("is answered when %s", async (_case, environment) => {
    const router = await shop.routerBeside(environment);
    const client = router.signedIn(buyer.accessToken);
    expect((await rest(router, "GET", `/api/products/${product.id}`)).body).toMatchObject({ price: 49.99 });
    expect((await rest(client, "POST", "/cart/add", { body: { product_id: product.id, qty: 1 } })).status).toBe(200);
    expect(await rest(client, "POST", "/cart/add", { body: { product_id: "unknown", qty: 1 } })).toMatchObject({
      status: 404,
      body: { message: "Product not found" },
    });
  });
});
