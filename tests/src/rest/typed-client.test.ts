import createClient from "openapi-fetch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import { mailsTo, testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import type { paths } from "./generated/rest-api.js";
import { sampleAddress, sampleCard } from "./sample-requests.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
  await shop.product({ name: "Typed Lamp", price: "49.99", stock: 5 });
});

afterAll(async () => shop[Symbol.asyncDispose]());

test("a client that a stock generator made of the OpenAPI document registers and buys something", async () => {
  const api = createClient<paths>({ baseUrl: `${shop.client.origin}/api/v1` });
  const email = "typed@example.com";
  await api.POST("/auth/register", { body: { email, password: testPassword } });
  const code = await eventually(async () => {
    const [mail] = await mailsTo(shop.client, email);
    const [found] = /\b\d{6}\b/.exec(mail?.text ?? "") ?? [];
    if (!found) throw new Error("no code was mailed");
    return found;
  });
  const { data: session } = await api.POST("/auth/verify-email", { body: { email, code } });
  const headers = { authorization: `Bearer ${session?.access_token}` };
  const { data: products } = await api.GET("/products", { params: { query: { name: "Typed" } } });
  const product_id = products?.[0]?.id ?? "";
  const { data: cart } = await api.POST("/cart/add", { headers, body: { product_id, quantity: 2 } });
  expect(cart?.total_price).toBe(99.98);
  const { data: order, error } = await api.POST("/orders/checkout", {
    headers,
    body: { card: sampleCard, address: sampleAddress },
  });
  expect(error).toBeUndefined();
  expect(order?.subtotal).toBe(99.98);
  const { data: orders } = await api.GET("/orders", { headers });
  expect(orders?.map(({ order_id }) => order_id)).toEqual([order?.order_id]);
});
