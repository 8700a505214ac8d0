import type { TestShop } from "../test-kit/shop/test-shop.js";
import type { Canaries } from "./canaries.js";
import { withoutEachTable } from "./stored-rows.js";

const create = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { __typename ... on ApiKeyCreated { key apiKey { id } } }
}`;
const ofScope = "{ allOrders { totalCount } }";
const pastScope = "mutation { logout }";

/** Uses an API key: in the right place, mistyped, in the wrong place, and after its revocation. */
export async function pushApiKeys(shop: TestShop, canaries: Canaries): Promise<void> {
  const admin = await shop.admin();
  const input = { name: "a machine", scopes: ["orders:read", "orders:write"] };
  const newKey = async (name: string): Promise<Record<"key" | "id", string>> => {
    const { createApiKey } = await admin.get(create, { input });
    const key = canaries.keep(name, createApiKey.key, "answers");
    canaries.keep(`the secret in ${name}`, key.slice(38, 81), "answers");
    return { key, id: createApiKey.apiKey.id };
  };
  const { key, id } = await newKey("an API key");
  const { key: second } = await newKey("another API key");
  await withoutEachTable(shop, "accounts", async () => {
    await shop.client.signedIn(second).execute(ofScope);
    await admin.execute(create, { input });
  });
  const machine = shop.client.signedIn(key);
  await machine.get(ofScope);
  await machine.execute(pastScope);
  await machine.execute(create, { input: { ...input, name: key, scopes: [key] } });
  await pushMisplaced(shop, key);
  {
    await using _down = await shop.takeDown("accounts");
    await shop.client.signedIn(second).execute(ofScope);
  }
  await admin.get("mutation ($id: ID!) { revokeApiKey(id: $id) { __typename } }", { id });
  for (const query of [ofScope, pastScope]) await machine.execute(query);
  await admin.get("{ apiKeys { id name } auditLog { nodes { before after } } }");
}

async function pushMisplaced({ client }: TestShop, key: string): Promise<void> {
  const mistyped = `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`;
  for (const authorization of [
    `Bearer ${mistyped}`,
    `Bearer ${key.slice(0, -6)}`,
    `Bearer ${key} ${key}`,
    `Basic ${key}`,
    key,
  ])
    await client.with({ authorization }).execute(ofScope);
  await client.with({ cookie: `souk_access=${key}; souk_refresh=${key}`, origin: client.origin }).execute(ofScope);
  await client.with({ "x-api-key": key }).execute(ofScope);
  await client.execute("mutation ($token: String) { refreshSession(refreshToken: $token) { __typename } }", {
    token: key,
  });
  await client.signedIn(key).fetch(`/graphql?query=${encodeURIComponent(ofScope)}&key=${key}`);
  await client.fetch(`/nowhere/${key}?api_key=${key}`);
}
