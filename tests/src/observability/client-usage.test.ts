// own shop: it reports its clients' usage each second
import { hasCoordinate, readUsage, UsageUnavailableError } from "@souk/shop/schema-usage/read-usage";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let admin: Shopper;

beforeAll(async () => {
  shop = await TestShop.create({ storefront: true, environment: { CLIENT_USAGE_SECONDS: "1" } });
  admin = await shop.admin();
});

afterAll(async () => shop[Symbol.asyncDispose]());

interface Usage {
  readonly name: string;
  readonly document: string;
  readonly fields: readonly string[];
  readonly deprecatedFields: readonly string[];
  readonly count: number;
  readonly errors: number;
  readonly clients: readonly { readonly name: string; readonly version: string; readonly count: number }[];
}

const list = `query Listed($filter: OperationUsageFilter) { operationUsage(filter: $filter, first: 100) { nodes {
  name document fields deprecatedFields count errors clients { name version count } } } }`;

async function usageOf(filter: object): Promise<readonly Usage[]> {
  const { operationUsage } = await admin.get(list, { filter });
  return operationUsage.nodes;
}

async function send(
  origin: string,
  query: string,
  headers: Record<string, string> = {},
  variables = {},
): Promise<void> {
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  await response.text();
}

const web = { "apollographql-client-name": "web", "apollographql-client-version": "2.0.1" };
const kiosk = { "graphql-client-name": "kiosk" };

test("operations are counted by client over all routers, without values", async () => {
  const { id } = await shop.product({ name: "Lamp" });
  const query = (secret: string) => `query UsedBy { shown: product(id: "${secret}") { id name } }`;
  const beside = (await shop.routerBeside({ CLIENT_USAGE_SECONDS: "1" })).origin;
  for (const origin of [shop.client.origin, beside]) {
    await send(origin, query(id), web);
    await send(origin, query("ada@example.com"), web);
    await send(origin, query(id), kiosk);
  }
  await eventually(async () => {
    const [usage, ...others] = await usageOf({ search: "UsedBy" });
    expect(others).toEqual([]);
    expect(usage).toMatchObject({
      name: "UsedBy",
      document: 'query UsedBy {\n  product(id: "") {\n    id\n    name\n  }\n}',
      fields: ["Product.id", "Product.name", "Query.product", "Query.product.id"],
      count: 6,
      clients: [
        { name: "web", version: "2.0.1", count: 4 },
        { name: "kiosk", version: "", count: 2 },
      ],
    });
  });
});

test("errors are counted, and refused operations are not", async () => {
  await send(shop.client.origin, `query Denied { users { nodes { id } } }`);
  await send(shop.client.origin, `query Mistaken { nonsense }`);
  await send(shop.client.origin, `query Fine { passwordPolicy { minLength } }`);
  await eventually(async () => {
    expect(await usageOf({ search: "Denied" })).toMatchObject([
      { count: 1, errors: 1, clients: [{ name: "unknown", version: "" }] },
    ]);
    expect(await usageOf({ search: "Fine" })).toMatchObject([{ count: 1, errors: 0 }]);
  });
  expect(await usageOf({ search: "Mistaken" })).toEqual([]);
});

test("deprecated fields in use are listed", async () => {
  await admin.get(`query Outdated { auditLog(first: 1) { nodes { act } } }`);
  await eventually(async () => {
    expect(await usageOf({ deprecated: true, search: "Outdated" })).toMatchObject([
      { deprecatedFields: ["AuditEntry.act"] },
    ]);
  });
});

test("requests of the REST API and of pages are counted", async () => {
  await shop.client.fetch("/api/v1/products", { headers: kiosk });
  await shop.client.fetch("/");
  await eventually(async () => {
    const rest = await usageOf({ search: "kiosk" });
    expect(rest.map(({ name }) => name)).toContain("RestProducts");
    const pages = await usageOf({ search: "storefront-server" });
    expect(pages.flatMap(({ clients }) => clients)).toContainEqual(
      expect.objectContaining({ name: "storefront-server", version: expect.stringMatching(/^\d+\.\d+/) }),
    );
  });
});

test("an API key with accounts:read reads the use of a field, and others do not", async () => {
  const create = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on ApiKeyCreated { key } } }`;
  const keyWith = async (scope: string) =>
    (await admin.get(create, { input: { name: scope, scopes: [scope] } })).createApiKey.key as string;
  const url = `${shop.client.origin}/graphql`;
  const source = { url, token: await keyWith("accounts:read") };
  expect(await hasCoordinate(source, "AuditEntry.act")).toBe(true);
  expect(await hasCoordinate(source, "AuditEntry.acts")).toBe(false);
  await admin.with(web).get(`query ReadsActs { auditLog(first: 2) { nodes { act } } }`);
  await eventually(async () => {
    const operations = await readUsage(source, { field: "AuditEntry.act" });
    expect(operations.map(({ name }) => name)).toContain("ReadsActs");
  });
  const stranger = { url, token: await keyWith("catalog:read") };
  await expect(readUsage(stranger)).rejects.toThrow(UsageUnavailableError);
});

test("the database has no variables", async () => {
  const secret = "someone@secret.example";
  await send(
    shop.client.origin,
    `query Searched($text: String) { products(filter: { search: $text }) { nodes { id } } }`,
    web,
    {
      text: secret,
    },
  );
  await eventually(async () => expect(await usageOf({ search: "Searched" })).toHaveLength(1));
  const found = await shop.rows("accounts", `select from used_operations as o where o::text like '%secret.example%'`);
  expect(found).toEqual([]);
});
