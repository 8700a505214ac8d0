import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let buyer: Shopper;

beforeAll(async () => {
  shop = await TestShop.create();
  buyer = await shop.signUp();
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function send(client: ShopClient, name: string, query: string, headers: Record<string, string> = {}) {
  const response = await client.fetch(`/explorer/subgraphs/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: (await response.json()) as any };
}

describe.each([...subgraphNames])("S3-117: the explorer of %s", (name) => {
  test("is a page that loads only files of this server", async () => {
    const page = await shop.client.fetch(`/explorer/subgraphs/${name}`, { headers: { accept: "text/html" } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(`<div id="explorer">`)]);
    expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'; script-src 'self';/);
  });

  test("shows the schema of this subgraph", async () => {
    const { status, body } = await send(shop.client, name, "{ __schema { queryType { name } } _service { sdl } }");
    expect([status, body.data._service.sdl]).toEqual([200, expect.stringContaining("type Query")]);
  });
});

test("an operation of an explorer has the rights of its token", async () => {
  expect((await send(shop.client, "accounts", "{ me { email } }")).body.errors).toMatchObject([
    { extensions: { code: "UNAUTHENTICATED" } },
  ]);
  const { authorization = "" } = buyer.headers;
  expect((await send(shop.client, "accounts", "{ me { email } }", { authorization })).body.data).toEqual({
    me: { email: buyer.email },
  });
  const forServices = await send(shop.client, "accounts", `{ defaultAddress(userId: "x") { id } }`, { authorization });
  expect(forServices.body.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});

test("a page of another origin cannot send operations with the visitor's cookies", async () => {
  const headers = { cookie: "souk_access=x", origin: "https://elsewhere.example" };
  expect((await send(shop.client, "cart", "mutation { clearCart { id } }", headers)).status).toBe(403);
});

test("production has no explorer of a subgraph", async () => {
  const router = await shop.routerBeside({
    NODE_ENV: "production",
    DEMO_DATA: "false",
    RATE_LIMITS: "on",
    PAYMENT_PROVIDER: "sandbox",
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "shop@example.com",
    EMBEDDED_DATABASE: "true",
  });
  const page = await router.fetch("/explorer/subgraphs/cart", { headers: { accept: "application/json" } });
  expect([page.status, (await send(router, "cart", "{ __typename }")).status]).toEqual([404, 404]);
});
