// own shop: it has the settings of production
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getIntrospectionQuery } from "graphql";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let admin: Shopper;

beforeAll(async () => {
  shop = await TestShop.create({
    environment: {
      NODE_ENV: "production",
      ADMIN_SECOND_FACTOR: "off",
      RATE_LIMITS: "on",
      PAYMENT_PROVIDER: "sandbox",
      SMTP_URL: "smtp://127.0.0.1:1",
      MAIL_FROM: "shop@example.com",
      EMBEDDED_DATABASE: "true",
    },
  });
  admin = await shop.admin();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const page = { accept: "text/html" };

describe("the schema in production", () => {
  test.each([
    ["__schema", "{ __schema { types { name } } }"],
    ["__type", `{ __type(name: "User") { name } }`],
    ["__schema in a fragment", "{ ...F } fragment F on Query { s: __schema { types { name } } }"],
    ["the introspection query of tools", getIntrospectionQuery()],
  ])("gives %s only to admins", async (_what, query) => {
    const { status, data, errors } = await shop.client.execute(query);
    expect([status, data, errors[0]?.extensions.code]).toEqual([400, undefined, "BAD_USER_INPUT"]);
    expect((await admin.execute(query)).errors).toEqual([]);
  });

  test("gives __typename to everybody", async () => {
    expect(await shop.client.get("{ __typename }")).toEqual({ __typename: "Query" });
  });

  test.each([
    ["a field", "{ categories { nam } }", {}],
    ["an enum's value", "{ products(sort: PRICE_AS) { totalCount } }", {}],
    ["a variable's field", "query ($f: ProductFilter) { products(filter: $f) { totalCount } }", { f: { serch: "x" } }],
  ])("suggests a correction for %s only to admins", async (_what, query, variables) => {
    const messages = async (client: typeof shop.client): Promise<string> =>
      (await client.execute(query, variables)).errors.map(({ message }) => message).join();
    expect(await messages(shop.client)).not.toMatch(/Did you mean|PRICE_ASC|search/);
    expect(await messages(admin)).toMatch(/Did you mean/);
  });
});

describe("GraphiQL in production", () => {
  const assets = new URL("../../../packages/storefront/dist/explorer/assets/", import.meta.url);
  const explorerFiles = readdirSync(assets).filter((file) => !/\.(br|gz)$/.test(file));

  test("is not found for others", async () => {
    const answer = await shop.client.fetch("/graphql", { headers: page });
    expect(answer.headers.get("content-type")).not.toContain("text/html");
    for (const file of explorerFiles)
      expect([file, (await shop.client.fetch(`/explorer/assets/${file}`)).status]).toEqual([file, 404]);
  });

  test("is served with all its files to an admin with a session cookie", async () => {
    const browser = shop.client.with({ cookie: `__Host-souk_access=${admin.accessToken}` });
    const html = await (await browser.fetch("/graphql", { headers: page })).text();
    expect(html).toContain("GraphiQL");
    const parts = [...html.matchAll(/(?:src|href)="\/explorer\/assets\/([^"]+)"/g)].map(([, file = ""]) => file);
    expect(explorerFiles).toEqual(expect.arrayContaining(parts));
    expect(explorerFiles).toContainEqual(expect.stringMatching(/^graphql\.worker-.+\.js$/));
    for (const file of explorerFiles)
      expect([file, (await browser.fetch(`/explorer/assets/${file}`)).status]).toEqual([file, 200]);
  });
});

test("production has no dev mailbox and no cost headers", async () => {
  expect((await shop.client.fetch("/dev/mail")).status).toBe(404);
  expect((await shop.client.execute("{ categories { id } }")).headers.get("x-souk-work")).toBeNull();
});
