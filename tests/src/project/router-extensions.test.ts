// own shop: a project extends its router
import { createPublicKey, verify, type JsonWebKey } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { projectSettings } from "../test-kit/shop/project-settings.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { RecordedSubgraph } from "./recorded-subgraph.js";

let notes: RecordedSubgraph;
let shop: TestShop;

beforeAll(async () => {
  notes = await RecordedSubgraph.start({ note: "written", writeNote: "done" });
  shop = await TestShop.create({ environment: { ...projectSettings("router-extensions"), NOTES_URL: notes.url } });
});

afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await notes[Symbol.asyncDispose]();
});

/** The variables that the hooks have seen, as JSON. */
async function seenVariables(): Promise<string> {
  const { data } = await shop.client.execute("{ seenVariables }");
  return data.seenVariables as string;
}

async function keyWith(scopes: readonly string[]): Promise<ShopClient> {
  const mutation = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on ApiKeyCreated { key } } }`;
  const { createApiKey } = await (await shop.admin()).get(mutation, { input: { name: "a machine", scopes } });
  return shop.client.signedIn(createApiKey.key);
}

/** Returns the claims of a token that is signed by a key at this path of the router. */
async function verified(token: string, path: string): Promise<Record<string, unknown>> {
  const { keys } = (await (await shop.client.fetch(path)).json()) as { keys: (JsonWebKey & { kid: string })[] };
  const [head = "", claims = "", signature = ""] = token.split(".");
  const { kid } = JSON.parse(Buffer.from(head, "base64url").toString()) as { kid: string };
  const key = createPublicKey({ key: keys.find((each) => each.kid === kid) ?? {}, format: "jwk" });
  expect(verify(null, Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, "base64url"))).toBe(true);
  return JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<string, unknown>;
}

test("a foreign subgraph gets a service token for itself, the viewer's token, and headers by the rules", async () => {
  const buyer = await shop.signUp();
  const answer = await buyer.with({ ...buyer.headers, "x-tenant": "second" }).execute("{ note }");
  expect(answer.headers.get("set-cookie")).toBeNull();
  const headers = notes.headers.at(-1) ?? {};
  expect(headers).toMatchObject({ "x-tenant": "second", "x-shop": "second", "accept-language": "fr" });
  expect(headers["user-agent"]).toBeUndefined();
  const service = await verified(String(headers["x-service-authorization"]), "/.well-known/service-keys.json");
  expect(service).toMatchObject({ aud: "notes", iss: "souk-services", sub: "router", exp: expect.any(Number) });
  const viewer = await verified(String(headers.authorization).replace("Bearer ", ""), "/.well-known/jwks.json");
  expect(viewer).toMatchObject({ sub: buyer.id });
});

test("hooks end, change and replace requests, fetches and answers", async () => {
  const blocked = await shop.client.with({ "x-blocked": "1" }).execute("{ note }");
  expect([blocked.status, blocked.errors]).toEqual([451, [{ message: "Not here." }]]);
  const { status, headers, data } = await shop.client.execute("short");
  expect([status, data]).toEqual([200, { note: "changed" }]);
  expect(headers.get("x-served-by")).toBe("the project");
  expect(await seenVariables()).toEqual(expect.any(String));
});

test("hooks apply to a GET, and its address may have variables", async () => {
  const search = new URLSearchParams({ query: "query ($id: ID!) { note product(id: $id) { name } }", variables: "{}" });
  const product = await shop.product({ name: "Lamp" });
  search.set("variables", JSON.stringify({ id: product.id }));
  const response = await shop.client.fetch(`/graphql?${search.toString()}`);
  expect(await response.json()).toMatchObject({ data: { note: "changed", product: { name: "Lamp" } } });
  expect(response.headers.get("cache-control")).not.toContain("public");
});

test("fetch hooks and header rules apply to REST routes", async () => {
  const { id } = await shop.product();
  const timesSeen = async () => (await seenVariables()).split(id).length;
  const before = await timesSeen();
  expect((await shop.client.fetch(`/api/v1/products/${id}`)).status).toBe(200);
  expect(await timesSeen()).toBeGreaterThan(before);
});

test("a failing hook ends the request without its reason", async () => {
  const response = await shop.client.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "query Slow { note }", operationName: "Slow" }),
  });
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toContain("secret reason");
  expect((await shop.logLines()).join("\n")).toContain("secret reason");
});

test("hooks see no card numbers", async () => {
  const buyer = await shop.signUp();
  const { id } = await shop.product();
  await addToCart(buyer, id, 1);
  expect(await checkOut(buyer)).toMatchObject({ __typename: "Order" });
  const seen = await seenVariables();
  expect(seen).toContain("shippingAddress");
  expect(seen).not.toContain("4242424242424242");
});

test("an API key reads the subgraphs of a project and changes nothing there", async () => {
  const key = await keyWith(["catalog:read", "catalog:write"]);
  expect((await key.execute("{ note }")).data).toEqual({ note: "changed" });
  const { errors } = await key.execute("mutation { writeNote }");
  expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", scope: "notes:write" } }]);
});
