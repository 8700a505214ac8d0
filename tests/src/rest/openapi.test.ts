import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rest } from "../test-kit/clients/rest-client.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const committed = new URL("../../../schema/openapi.json", import.meta.url);

test("S1-01: the router serves the committed document", async () => {
  const { status, body } = await rest(shop.client, "GET", "/openapi.json");
  expect([status, body]).toEqual([200, JSON.parse(readFileSync(committed, "utf8"))]);
});

test("the explorer loads only files of this server and runs no inline script", async () => {
  const response = await shop.client.fetch("/docs/", { headers: { accept: "text/html" } });
  const page = await response.text();
  expect([response.status, page]).toEqual([200, expect.stringContaining("swagger-ui")]);
  expect(response.headers.get("content-security-policy")).toMatch(/script-src 'self';/);
  const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = ""]) => address);
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    const address = new URL(file, `${shop.client.origin}/docs/`);
    expect(address.origin).toBe(shop.client.origin);
    expect([file, (await fetch(address)).status]).toEqual([file, 200]);
  }
  expect(page).not.toMatch(/<script>/);
});

test("production serves neither, unless a setting says so", async () => {
  const production = {
    NODE_ENV: "production",
    DEMO_DATA: "false",
    RATE_LIMITS: "on",
    PAYMENT_PROVIDER: "sandbox",
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "shop@example.com",
    EMBEDDED_DATABASE: "true",
  };
  const statuses = async (router: ShopClient) =>
    Promise.all(["/openapi.json", "/docs/"].map(async (path) => (await router.fetch(path)).status));
  expect(await statuses(await shop.routerBeside(production))).toEqual([404, 404]);
  expect(await statuses(await shop.routerBeside({ ...production, API_DOCS: "on" }))).toEqual([200, 200]);
});
