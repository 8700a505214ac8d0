// own shops: each treats unknown documents differently
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  AddPaymentMethodDocument,
  CategoriesDocument,
  LoginDocument,
  ProductsDocument,
} from "../generated/operations.js";
import { cardThat } from "../test-kit/data/cards.js";
import type { AnswerError, ShopClient } from "../test-kit/clients/shop-client.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

interface Manifest {
  readonly operations: readonly { readonly id: string; readonly name: string; readonly body: string }[];
}

const { operations } = JSON.parse(readFileSync("schema/operations.json", "utf8")) as Manifest;
const idOf = (name: string): string => operations.find((operation) => operation.name === name)?.id ?? "";
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

interface Body {
  readonly data?: any;
  readonly errors?: readonly AnswerError[];
}

async function post(client: ShopClient, body: object): Promise<Body & { readonly status: number }> {
  const headers = { "content-type": "application/json" };
  const response = await client.fetch("/graphql", { method: "POST", headers, body: JSON.stringify(body) });
  return { status: response.status, ...((await response.json()) as Body) };
}

async function get(client: ShopClient, fields: Record<string, string>): Promise<Body & { readonly status: number }> {
  const headers = { "apollo-require-preflight": "1" };
  const response = await client.fetch(`/graphql?${new URLSearchParams(fields).toString()}`, { headers });
  return { status: response.status, ...((await response.json()) as Body) };
}

const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });
const unknown = "query Unknown { categories { id slug } }";

describe("with TRUSTED_DOCUMENTS=only", () => {
  let shop: TestShop;

  beforeAll(async () => {
    shop = await TestShop.create({ environment: { TRUSTED_DOCUMENTS: "only" } });
  });

  afterAll(async () => shop[Symbol.asyncDispose]());

  test("an operation of a manifest runs by its text, in any formatting, and by its id", async () => {
    const text = String(CategoriesDocument);
    const id = idOf("Categories");
    for (const body of [
      { query: text },
      { query: `# all of them\n${text.replaceAll(/\s+/g, " ")}` },
      { query: `${unknown} ${text}`, operationName: "Categories" },
      { documentId: id },
      { documentId: `sha256:${id}` },
      { extensions: persisted(id) },
    ])
      expect(await post(shop.client, body)).toMatchObject({ status: 200, data: { categories: [] } });
    expect(await get(shop.client, { documentId: id })).toMatchObject({ status: 200, data: { categories: [] } });
    expect(await get(shop.client, { extensions: JSON.stringify(persisted(id)) })).toMatchObject({ status: 200 });
  });

  test("the manifest has the operations of a customer's journey, with variables, cookies and cards", async () => {
    const buyer = await shop.signUp();
    const input = { paymentType: "CARD", details: cardThat("succeeds") } as const;
    expect(await buyer.get(AddPaymentMethodDocument, { input })).toMatchObject({ addPaymentMethod: { last4: "4242" } });
    const byId = await post(buyer, { documentId: idOf("AddPaymentMethod"), variables: { input } });
    expect(byId.data).toMatchObject({ addPaymentMethod: { last4: "4242" } });
  });

  test.each<[string, object]>([
    ["another text", { query: unknown }],
    ["an extra field", { query: String(CategoriesDocument).replace("slug", "slug products { totalCount }") }],
    [
      "another operation of a document that has a known one",
      { query: `${unknown} ${String(CategoriesDocument)}`, operationName: "Unknown" },
    ],
    ["a known operation's hash with another text", { query: unknown, extensions: persisted(sha256(unknown)) }],
    ["introspection", { query: "{ __schema { types { name } } }" }],
  ])("%s is refused", async (_what, body) => {
    const { status, data, errors } = await post(shop.client, body);
    expect([status, data]).toEqual([403, undefined]);
    expect(errors).toMatchObject([{ extensions: { code: "UNTRUSTED_DOCUMENT", status: 403 } }]);
  });

  test("an id outside the manifests is refused", async () => {
    const { status, errors } = await post(shop.client, { documentId: "sha256:0" });
    expect([status, errors?.[0]?.extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
  });

  test("admins may send any operation, and no other user can run it by its hash", async () => {
    const admin = await shop.admin();
    expect(await post(admin, { query: unknown, extensions: persisted(sha256(unknown)) })).toMatchObject({
      status: 200,
    });
    expect(await post(admin, { extensions: persisted(sha256(unknown)) })).toMatchObject({ status: 200 });
    expect((await post(shop.client, { extensions: persisted(sha256(unknown)) })).status).toBe(403);
  });
});

describe("with TRUSTED_DOCUMENTS=log", () => {
  test("an operation outside the manifests runs and is logged once, without its variables", async () => {
    await using shop = await TestShop.create({ environment: { TRUSTED_DOCUMENTS: "log" } });
    const search = `query Search($search: String) { products(first: 1, filter: { search: $search }) { totalCount } }`;
    for (const word of ["secret-one", "secret-two"])
      expect((await shop.client.execute(search, { search: word })).errors).toEqual([]);
    await shop.client.get(ProductsDocument, {});
    const lines = (await shop.logLines()).filter((line) => line.includes("no manifest has this operation"));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { service: "router", operationName: "Search", operationId: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect((await shop.logLines()).join("\n")).not.toMatch(/secret-one|secret-two/);
  });
});

describe("automatic persisted queries", () => {
  let shop: TestShop;

  beforeAll(async () => {
    shop = await TestShop.create();
  });

  afterAll(async () => shop[Symbol.asyncDispose]());

  test("an unknown hash requires the text once; later the hash is enough, by GET too", async () => {
    const extensions = persisted(sha256(unknown));
    const first = await post(shop.client, { extensions });
    expect(first.errors).toMatchObject([{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }]);
    expect(await post(shop.client, { query: unknown, extensions })).toMatchObject({ data: { categories: [] } });
    expect(await post(shop.client, { extensions })).toMatchObject({ data: { categories: [] } });
    expect(await get(shop.client, { extensions: JSON.stringify(extensions) })).toMatchObject({
      data: { categories: [] },
    });
  });

  test("a hash of another text is refused", async () => {
    const { status, errors } = await post(shop.client, {
      query: unknown,
      extensions: persisted(sha256("{ me { id } }")),
    });
    expect([status, errors?.length]).toEqual([400, 1]);
  });

  test("a mutation never runs by GET, by text, hash or id", async () => {
    const variables = JSON.stringify({ input: { email: "a@example.com", password: "wrong" } });
    const extensions = persisted(sha256(String(LoginDocument)));
    await post(shop.client, {
      query: String(LoginDocument),
      extensions,
      variables: { input: { email: "a@example.com", password: "x" } },
    });
    const names: Record<string, string>[] = [
      { extensions: JSON.stringify(extensions) },
      { documentId: idOf("Login") },
      { extensions: JSON.stringify(persisted(idOf("Login"))) },
    ];
    for (const name of names) expect((await get(shop.client, { ...name, variables })).status).toBe(405);
  });

  test("an operation of the manifest is known by its id in every mode", async () => {
    expect(await post(shop.client, { documentId: idOf("Categories") })).toMatchObject({ data: { categories: [] } });
  });
});
