import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rest } from "../test-kit/clients/rest-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let buyer: Shopper;
let lamp: { id: string };

beforeAll(async () => {
  shop = await TestShop.create();
  buyer = await shop.signUp();
  lamp = await shop.product({ name: "Lamp", price: "49.99", stock: 5 });
});

afterAll(async () => shop[Symbol.asyncDispose]());

describe("the cart", () => {
  test.each(["", "/api", "/api/v1"])(
    "S0-03, S3-10, S4-04: takes an item under the prefix %j and counts lines",
    async (prefix) => {
      const someone = await shop.signUp();
      const added = await rest(someone, "POST", `${prefix}/cart/add`, { body: { product_id: lamp.id, quantity: 2 } });
      expect([added.status, added.body]).toMatchObject([
        200,
        { items: [{ product_id: lamp.id, quantity: 2, price: 49.99 }], total_items: 1, total_price: 99.98 },
      ]);
      const seen = await rest(someone, "GET", `${prefix}/cart`);
      expect([seen.status, seen.body]).toEqual([200, added.body]);
    },
  );

  test("S1-05: accepts qty as well as quantity, sums it, and removes the item", async () => {
    const add = { body: { product_id: lamp.id, qty: 1 } };
    await rest(buyer, "POST", "/cart/items", add);
    expect((await rest(buyer, "POST", "/cart/add", add)).body).toMatchObject({ total_items: 1, total_quantity: 2 });
    const removed = await rest(buyer, "DELETE", `/cart/items/${lamp.id}`);
    expect([removed.status, removed.body]).toMatchObject([200, { items: [], total_price: 0 }]);
    const again = await rest(buyer, "POST", "/cart/remove", { body: { product_id: lamp.id } });
    expect([again.status, again.body]).toMatchObject([200, { items: [] }]);
  });

  test.each(["quantity", "qty"])(
    "S2-64: names every wrong field in one 422, as the client calls it: %s",
    async (name) => {
      const wrong = await rest(buyer, "POST", "/cart/add", { body: { [name]: 0 } });
      const message = `product_id is required; ${name} must be at least 1`;
      expect([wrong.status, wrong.body]).toMatchObject([
        422,
        { error: "VALIDATION_FAILED", message, detail: message, status_code: 422, success: false },
      ]);
      expect(wrong.body.correlation_id).toEqual(expect.any(String));
      expect(wrong.body.fields).toEqual([
        { path: "product_id", message: "is required" },
        { path: name, message: "must be at least 1" },
      ]);
    },
  );

  test("S0-31: refuses the user_id of another user", async () => {
    const body = { product_id: lamp.id, quantity: 1, user_id: 7 };
    expect(await rest(buyer, "POST", "/cart/add", { body })).toMatchObject({
      status: 403,
      body: { error: "FORBIDDEN" },
    });
    const own = await rest(buyer, "POST", "/cart/add", { body: { ...body, user_id: buyer.id } });
    expect(own.status).toBe(200);
  });

  test.each([
    ["no token", {}, 401, "Access token required"],
    ["a wrong token", { authorization: "Bearer x" }, 401, "Invalid token"],
  ])("S2-59, S2-61: answers %s with 401", async (_case, headers, status, message) => {
    const { body, ...answer } = await rest(shop.client, "GET", "/cart", { headers });
    expect([answer.status, body]).toMatchObject([
      status,
      { error: "UNAUTHENTICATED", message, detail: message, status_code: 401, success: false },
    ]);
  });

  test("S0-18, S0-23, S2-63: answers an unknown product with 404, and a service that does not answer with 503", async () => {
    const body = { product_id: 12345, quantity: 1 };
    expect(await rest(buyer, "POST", "/cart/add", { body })).toMatchObject({
      status: 404,
      body: { message: "Product not found", detail: "Product not found" },
    });
    await using _down = await shop.takeDown("catalog");
    const unavailable = await rest(buyer, "POST", "/cart/add", { body: { product_id: lamp.id, quantity: 1 } });
    expect(unavailable).toMatchObject({ status: 503, body: { detail: "Product service unavailable" } });
    expect(Number(unavailable.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("is changed by one of two concurrent requests for the same version", async () => {
    const tag = (await rest(buyer, "GET", "/cart")).headers.get("etag") ?? "";
    const change = (quantity: number) =>
      rest(buyer, "POST", "/cart/add", { body: { product_id: lamp.id, quantity }, headers: { "if-match": tag } });
    const statuses = (await Promise.all([change(1), change(1), change(1)])).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 412, 412]);
    const headers = { "if-match": tag };
    expect((await rest(buyer, "DELETE", "/cart", { headers })).status).toBe(412);
    expect((await rest(buyer, "POST", "/orders/checkout", { body: {}, headers })).status).toBe(412);
    expect((await rest(buyer, "DELETE", "/cart", { headers: { "if-match": "*" } })).status).toBe(200);
  });

  test("refuses an If-Match without a version", async () => {
    const headers = { "if-match": '"something"' };
    const refused = await rest(buyer, "POST", "/cart/add", { body: { product_id: lamp.id, quantity: 1 }, headers });
    expect(refused).toMatchObject({ status: 412, body: { error: "CONFLICT", status_code: 412 } });
  });

  test("refuses a change of another version with 412", async () => {
    const { headers } = await rest(buyer, "GET", "/cart");
    const tag = headers.get("etag") ?? "";
    const change = () =>
      rest(buyer, "POST", "/cart/add", { body: { product_id: lamp.id, qty: 1 }, headers: { "if-match": tag } });
    expect((await change()).status).toBe(200);
    expect((await change()).status).toBe(412);
    expect((await rest(buyer, "GET", "/cart", { headers: { "if-none-match": tag } })).status).toBe(200);
  });
});

describe("the address of a page", () => {
  test("has the page for a browser and data for other clients", async () => {
    const page = await buyer.fetch("/cart", { headers: { accept: "text/html,*/*;q=0.8" } });
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.headers.get("vary")).toMatch(/\bAccept\b/);
    for (const accept of ["*/*", "application/json"]) {
      const data = await buyer.fetch("/cart", { headers: { accept } });
      expect([accept, data.headers.get("content-type")]).toEqual([accept, "application/json; charset=utf-8"]);
      expect(data.headers.get("vary")).toMatch(/\bAccept\b/);
    }
  });

  test("answers another method with 405 and those that it has", async () => {
    const refused = await rest(shop.client, "GET", "/api/v1/auth/login");
    expect([refused.status, refused.headers.get("allow"), refused.body.success]).toEqual([405, "POST", false]);
    expect((await rest(shop.client, "GET", "/api/nothing")).body).toMatchObject({ status_code: 404 });
  });

  test("S2-60: refuses a body that is no JSON", async () => {
    const headers = { "content-type": "application/json", accept: "application/json" };
    const malformed = await buyer.fetch("/api/cart/add", { method: "POST", headers, body: "{" });
    expect([malformed.status, await malformed.json()]).toMatchObject([400, { status_code: 400, success: false }]);
    const xml = await buyer.fetch("/api/cart/add", {
      method: "POST",
      headers: { ...headers, "content-type": "application/xml" },
      body: "<a/>",
    });
    expect([xml.status, await xml.json()]).toMatchObject([415, { status_code: 415, success: false }]);
  });
});
