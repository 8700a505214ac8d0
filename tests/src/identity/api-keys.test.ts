import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newApiKey } from "@souk/kernel/identity/api-key";
import { buy } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { mailsTo, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let admin: Shopper;
let product: string;
let order: string;

beforeAll(async () => {
  shop = await TestShop.create();
  admin = await shop.admin();
  product = (await shop.product({ name: "Lamp" })).id;
  order = (await buy(await shop.signUp(), product)).id;
});

afterAll(async () => shop[Symbol.asyncDispose]());

const create = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename ... on ApiKeyCreated { key apiKey { id name scopes userId } } ... on InvalidInput { fields { path } } } }`;

interface Machine {
  readonly id: string;
  readonly key: string;
  readonly client: ShopClient;
}

const message = `mutation ($userId: ID) {
  sendNotification(input: { userId: $userId, subject: "Hello", body: "A word.", idempotencyKey: "k" }) {
    __typename ... on Notification { id sender }
  }
}`;

async function machine(scopes: readonly string[], more: object = {}): Promise<Machine> {
  const { createApiKey } = await admin.get(create, { input: { name: "a machine", scopes, ...more } });
  const { key, apiKey } = createApiKey;
  return { id: apiKey.id, key, client: shop.client.signedIn(key) };
}

const revoke = (id: string) => admin.get(`mutation ($id: ID!) { revokeApiKey(id: $id) { __typename } }`, { id });
const codesOf = async (client: ShopClient, query: string): Promise<unknown[]> =>
  (await client.execute(query)).errors.map(({ extensions }) => extensions.code);
const claimsOf = (token: string): Record<string, any> =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
const invalidToken = { status: 401, errors: [{ message: "Invalid token" }] };

describe("a key", () => {
  test("an admin creates a key: it is shown once, listed without its secret, announced by mail and in the audit log", async () => {
    const input = { name: "the warehouse", scopes: ["inventory:write", "catalog:read", "catalog:read"] };
    const { createApiKey } = await admin.get(create, { input });
    expect(createApiKey).toMatchObject({
      __typename: "ApiKeyCreated",
      key: expect.stringMatching(/^souk_[0-9a-f]{32}_[\w-]{49}$/),
      apiKey: { name: "the warehouse", scopes: ["catalog:read", "inventory:write"], userId: admin.id },
    });
    const { apiKeys } = await admin.get("{ apiKeys { id name lastUsedAt revokedAt } }");
    expect(apiKeys).toContainEqual({
      id: createApiKey.apiKey.id,
      name: "the warehouse",
      lastUsedAt: null,
      revokedAt: null,
    });
    const rows = JSON.stringify(await shop.rows("accounts", "select *, encode(secret_hash, 'escape') from api_keys"));
    const secret = createApiKey.key.slice(38, 81);
    expect(rows + (await shop.logLines()).join()).not.toContain(secret);
    await eventually(async () => {
      const [mail] = (await mailsTo(shop.client, admin.email)).filter(({ subject }) => subject.includes("API key"));
      expect(mail?.text).toContain("the warehouse");
      const { auditLog } = await admin.get(
        `{ auditLog(filter: { action: "accounts.createApiKey" }) { nodes { targetId after } } }`,
      );
      expect(auditLog.nodes).toContainEqual({
        targetId: createApiKey.apiKey.id,
        after: expect.objectContaining({ name: input.name }),
      });
    });
  });

  test.each([
    ["an unknown scope", { scopes: ["catalog:*"] }, ["input.scopes.0", "scopes.0"]],
    ["writing accounts", { scopes: ["accounts:write"] }, ["input.scopes.0", "scopes.0"]],
    ["no scope", { scopes: [] }, ["input.scopes", "scopes"]],
    ["no name", { name: " " }, ["input.name", "name"]],
    ["an expiry in the past", { expiresAt: "2020-01-01T00:00:00Z" }, ["input.expiresAt", "expiresAt"]],
  ])("cannot be created with %s", async (_what, change, paths) => {
    const input = { name: "x", scopes: ["catalog:read"], ...change };
    const { createApiKey } = await admin.get(create, { input });
    expect(createApiKey.__typename).toBe("InvalidInput");
    expect(paths).toContain(createApiKey.fields[0].path);
  });
});

describe("a client with a key", () => {
  test("reads and writes as the admin within the key's scopes", async () => {
    const { client, id } = await machine(["catalog:read", "inventory:read", "inventory:write", "orders:read"]);
    const { adjustStock } = await client.get(
      `mutation { adjustStock(input: { productId: "${product}", delta: 3, reason: "count" }) { __typename ... on Product { stock { onHand } } } }`,
    );
    expect(adjustStock).toMatchObject({ __typename: "Product", stock: { onHand: expect.any(Number) } });
    const { allOrders } = await client.get(`{ allOrders { nodes { id } } }`);
    expect(allOrders.nodes).toContainEqual({ id: order });
    await eventually(async () => {
      const { auditLog } = await admin.get(
        `{ auditLog(filter: { action: "inventory.adjustStock" }) { nodes { apiKeyId actorId } } }`,
      );
      expect(auditLog.nodes).toContainEqual({ apiKeyId: id, actorId: admin.id });
    });
    const [key] = (await admin.get("{ apiKeys { id lastUsedAt } }")).apiKeys.filter((each: Machine) => each.id === id);
    expect(key.lastUsedAt).not.toBeNull();
  });

  test("sends a message with the scope notifications:write, and the audit log names the key", async () => {
    const { client, id } = await machine(["notifications:write"]);
    const { id: userId } = await shop.signUp();
    const { sendNotification } = await client.get(message, { userId });
    expect(sendNotification).toMatchObject({ __typename: "Notification", sender: `admin:${admin.id}` });
    await eventually(async () => {
      const { auditLog } = await admin.get(
        `{ auditLog(filter: { action: "notifications.sendNotification" }) { nodes { apiKeyId targetId } } }`,
      );
      expect(auditLog.nodes).toContainEqual({ apiKeyId: id, targetId: sendNotification.id });
    });
  });

  test("sends no message without the scope notifications:write", async () => {
    const { client } = await machine(["notifications:read", "orders:write"]);
    const { errors } = await client.execute(message, { userId: admin.id });
    expect(errors.map(({ extensions }) => [extensions.code, extensions.scope])).toEqual([
      ["FORBIDDEN", "notifications:write"],
    ]);
  });

  test.each([
    ["another subgraph", ["catalog:read"], "{ allOrders { totalCount } }", ["FORBIDDEN"]],
    [
      "a mutation with a read scope",
      ["catalog:read"],
      `mutation { createCategory(input: { name: "X" }) { __typename } }`,
      ["FORBIDDEN"],
    ],
    ["public data", ["orders:read"], "{ products { totalCount } }", ["FORBIDDEN"]],
    ["a query with a write scope", ["orders:write"], "{ allOrders { totalCount } }", ["FORBIDDEN"]],
    [
      "keys",
      ["accounts:read"],
      `mutation { createApiKey(input: { name: "x", scopes: ["orders:read"] }) { __typename } }`,
      ["FORBIDDEN"],
    ],
    [
      "a password",
      ["accounts:read"],
      `mutation { changePassword(input: { currentPassword: "x", newPassword: "y" }) { __typename } }`,
      ["FORBIDDEN"],
    ],
    ["a second factor", ["accounts:read"], `mutation { beginTwoFactor(input: {}) { __typename } }`, ["FORBIDDEN"]],
    ["a sign-out", ["accounts:read"], "mutation { logout }", ["FORBIDDEN"]],
  ])("is refused %s", async (_what, scopes, query, codes) => {
    expect(await codesOf((await machine(scopes)).client, query)).toEqual(codes);
  });

  test("gets null on a nested path for a subgraph outside the scopes, and the rest of the answer", async () => {
    const { client } = await machine(["orders:read", "catalog:read"]);
    const { data, errors } = await client.execute(
      `query ($id: ID) { order(id: $id) { id customer { email } payments { number } lines { product { name stock { onHand } } } } }`,
      { id: order },
    );
    expect(data.order).toMatchObject({
      id: order,
      customer: null,
      lines: [{ product: { name: "Lamp", stock: null } }],
    });
    expect(data.order.payments ?? null).toBeNull();
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(["FORBIDDEN"]));
    expect(errors.map(({ extensions }) => extensions.scope)).toEqual(
      expect.arrayContaining(["accounts:read", "inventory:read", "payments:read"]),
    );
  });

  test("S2-07: sees its scopes in the viewer; people have all scopes and never see another account's", async () => {
    const { client } = await machine(["accounts:read", "orders:read"]);
    const scopes = ["accounts:read", "orders:read"];
    expect((await client.get("{ me { id role scopes } }")).me).toEqual({ id: admin.id, role: "ADMIN", scopes });
    expect((await admin.get("{ me { scopes } }")).me.scopes).toEqual(
      expect.arrayContaining(["accounts:write", "orders:write"]),
    );
    const { users } = await admin.get(`query ($email: String) { users(search: $email) { nodes { scopes } } }`, {
      email: (await shop.signUp()).email,
    });
    expect(users.nodes).toEqual([{ scopes: null }]);
  });

  test("can be given a token with the same scopes that lasts two minutes", async () => {
    const { key, id } = await machine(["catalog:read"]);
    const headers = {
      "x-service-name": "edge",
      "x-service-authorization": await shop.serviceToken("edge", "accounts"),
    };
    const query = `mutation ($key: String!) { exchangeApiKey(key: $key) { accessToken } }`;
    const { body } = await shop.executeOnSubgraph("accounts", { query, variables: { key } }, headers);
    const { accessToken } = (body.data ?? {}).exchangeApiKey as { accessToken: string };
    const { sub, sid, role, scope, iat, exp } = claimsOf(accessToken);
    expect({ sub, sid, role, scope, exp }).toEqual({
      sub: admin.id,
      sid: id,
      role: "ADMIN",
      scope: "catalog:read",
      exp: iat + 120,
    });
    expect(await codesOf(shop.client.signedIn(accessToken), "{ allOrders { totalCount } }")).toEqual(["FORBIDDEN"]);
    const asRouter = {
      "x-service-name": "router",
      "x-service-authorization": await shop.serviceToken("router", "accounts"),
    };
    const { body: refused } = await shop.executeOnSubgraph("accounts", { query, variables: { key } }, asRouter);
    expect(refused.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});

describe("an invalid key gets HTTP 401", () => {
  const request = (key: string) => shop.client.signedIn(key).execute("{ products { totalCount } }");

  test.each([
    ["made up", () => newApiKey(randomUUID()).key],
    ["cut off", () => newApiKey(randomUUID()).key.slice(0, -1)],
    ["its start alone", () => "souk_"],
    ["another's secret", async () => newApiKey((await machine(["catalog:read"])).id).key],
  ])("%s", async (_what, key) => {
    expect(await request(await key())).toMatchObject(invalidToken);
  });

  test("expired", async () => {
    const { id, key } = await machine(["catalog:read"], { expiresAt: "2099-01-01T00:00:00Z" });
    await shop.rows(
      "accounts",
      "update api_keys set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where id = $1",
      [id],
    );
    expect(await request(key)).toMatchObject(invalidToken);
  });

  test("revoked", async () => {
    const { id, key } = await machine(["catalog:read"]);
    expect((await revoke(id)).revokeApiKey.__typename).toBe("ApiKey");
    expect(await request(key)).toMatchObject(invalidToken);
    expect((await revoke(randomUUID())).revokeApiKey.__typename).toBe("NotFound");
  });

  test("created by a former admin", async () => {
    const { email, id } = await shop.signUp();
    const setRole = `mutation ($id: ID!, $role: Role!) { setRole(userId: $id, role: $role) { __typename } }`;
    await admin.get(setRole, { id, role: "ADMIN" });
    const other = await shop.signIn(email, "correct horse battery staple");
    const { createApiKey } = await other.get(create, { input: { name: "x", scopes: ["orders:read"] } });
    await admin.get(setRole, { id, role: "CUSTOMER" });
    expect(await request(createApiKey.key)).toMatchObject(invalidToken);
  });
});

test("a revoked key does no admin work from that moment on", async () => {
  const { id, client } = await machine(["orders:read"]);
  expect(await codesOf(client, "{ allOrders { totalCount } }")).toEqual([]);
  await revoke(id);
  // the router still caches its token
  expect(await codesOf(client, "{ allOrders { totalCount } }")).toEqual(["UNAUTHENTICATED"]);
});

test("a customer can neither create nor see keys", async () => {
  const buyer = await shop.signUp();
  expect(
    await codesOf(buyer, `mutation { createApiKey(input: { name: "x", scopes: ["orders:read"] }) { __typename } }`),
  ).toEqual(["FORBIDDEN"]);
  expect(await codesOf(buyer, "{ apiKeys { id } }")).toEqual(["FORBIDDEN"]);
});
