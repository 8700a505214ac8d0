// own program: catalog runs alone, with Apollo Server
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@souk/embedded-postgres";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { generatePrivateJwk } from "@souk/kernel/keys/private-jwk";
import { keySetText, type KeySet } from "@souk/kernel/keys/key-set";
import { publicServiceKeysText } from "@souk/kernel/keys/public-service-keys";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

const secret = "the router secret of this test with 32 characters and more";
const list = "{ products(first: 2) { totalCount nodes { name } } }";

/** Runs in the process of catalog: watches fields on request, and refuses operations with a name. */
const project = `
import { GraphQLError } from ${JSON.stringify(import.meta.resolve("graphql"))};
const plugin = {
  async requestDidStart({ request }) {
    const isWatched = request.http.headers.get("x-watch") !== undefined;
    const fields = [];
    return {
      async didResolveOperation({ operationName }) {
        if (operationName !== "Refused") return;
        throw new GraphQLError("not today", { extensions: { code: "NOT_TODAY" } });
      },
      async executionDidStart() {
        return isWatched ? { willResolveField: ({ info }) => void fields.push(info.fieldName) } : {};
      },
      async willSendResponse({ response, contextValue }) {
        response.http.headers.set("x-service", contextValue.service);
        if (isWatched) response.http.headers.set("x-fields", fields.join());
      },
    };
  },
};
export default { apollo: { plugins: [plugin] } };
`;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // any: each test knows its own query
  readonly body: { readonly data?: any; readonly errors?: readonly any[]; readonly extensions?: any };
}

let folder: TemporaryFolder;
let postgres: EmbeddedPostgres;
let settings: Record<string, string>;
let apollo: StartedCatalog;

/** Catalog in its own process. */
class StartedCatalog implements AsyncDisposable {
  private constructor(
    readonly process: ShopProcess,
    readonly url: string,
  ) {}

  static async start(name: string, more: Record<string, string> = {}): Promise<StartedCatalog> {
    const port = await findFreePort(undefined);
    const environment = { DATA_DIR: folder.in(name), SERVICE_PORT: String(port), ...settings, ...more };
    const started = ShopProcess.start({ program: "subgraphs/catalog/dist/main.js", environment });
    const url = `http://127.0.0.1:${port}`;
    await started.line((line) => line.includes('"ready"'));
    return new StartedCatalog(started, url);
  }

  async send(init: RequestInit, path = "/graphql"): Promise<Answer> {
    const headers = new Headers({ "x-router-secret": secret });
    new Headers(init.headers).forEach((value, name) => headers.set(name, value));
    const response = await fetch(this.url + path, { ...init, headers });
    const text = await response.text();
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : { data: text } };
  }

  post(body: object, headers: Record<string, string> = {}): Promise<Answer> {
    const json = { "content-type": "application/json", ...headers };
    return this.send({ method: "POST", headers: json, body: JSON.stringify(body) });
  }

  get(query: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({ headers }, `/graphql?${new URLSearchParams({ query }).toString()}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.process[Symbol.asyncDispose]();
  }
}

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  postgres = await startEmbeddedPostgres({
    dataDir: folder.in("database"),
    settings: { fsync: "off", full_page_writes: "off" },
  });
  const keySet: KeySet = [{ key: await generatePrivateJwk(), signsFromMs: 0 }];
  writeFileSync(folder.in("souk.config.mjs"), project);
  settings = {
    HOST: "127.0.0.1",
    DATABASE_URL: postgres.url,
    SERVICE_KEYS: keySetText(keySet),
    SERVICE_PUBLIC_KEYS: publicServiceKeysText(new Map([["catalog", keySet]])),
    ROUTER_SECRETS: secret,
    SOUK_CONFIG: folder.in("souk.config.mjs"),
  };
  apollo = await StartedCatalog.start("apollo");
});

afterAll(async () => {
  await apollo[Symbol.asyncDispose]();
  await postgres[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

describe("a subgraph in its own process is an Apollo subgraph", () => {
  test("it answers introspection of its schema and of the service, as rover sends it", async () => {
    const service = await apollo.post({ query: "query SubgraphIntrospectQuery { _service { sdl } }" });
    expect(service.body.data._service.sdl).toContain("type Product");
    const { data } = (await apollo.post({ query: "{ __schema { queryType { name } } }" })).body;
    expect(data.__schema.queryType.name).toBe("Query");
  });

  test("it answers GET, which web pages cannot send without a preflight request", async () => {
    const answer = await apollo.get(list, { "apollo-require-preflight": "true" });
    expect([answer.status, answer.body.data.products.nodes.length]).toEqual([200, 2]);
    const refused = await apollo.get(list);
    expect([refused.status, refused.body.errors?.[0].extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
    expect(refused.body.errors?.[0].message).toContain("Cross-Site Request Forgery");
    const changed = await apollo.get('mutation { deleteProduct(id: "x") { __typename } }', {
      "apollo-require-preflight": "true",
    });
    expect([changed.status, changed.headers.get("allow")]).toEqual([405, "POST"]);
  });

  test("it answers automatic persisted queries", async () => {
    const sha256Hash = createHash("sha256").update(list).digest("hex");
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const unknown = await apollo.post({ extensions });
    expect([unknown.status, unknown.body.errors?.[0].extensions.code]).toEqual([200, "PERSISTED_QUERY_NOT_FOUND"]);
    for (const body of [{ query: list, extensions }, { extensions }])
      expect((await apollo.post(body)).body.data.products.nodes).toHaveLength(2);
  });

  test("it states the cache lifetime of public answers", async () => {
    const { headers } = await apollo.post({ query: list });
    expect(headers.get("cache-control")).toMatch(/^max-age=[1-9]\d*, public$/);
    expect((await apollo.post({ query: "{ nothing }" })).headers.get("cache-control")).toBe("no-store");
  });

  test("it adds an inline trace to the answers of requests that ask for it", async () => {
    const traced = await apollo.post({ query: list }, { "apollo-federation-include-trace": "ftv1" });
    const trace = Buffer.from(traced.body.extensions.ftv1 as string, "base64").toString("latin1");
    for (const name of ["products", "totalCount", "nodes", "name"]) expect(trace).toContain(name);
    const plain = await apollo.post({ query: list });
    expect([plain.body.extensions, plain.body.data]).toEqual([undefined, traced.body.data]);
  });

  test("it runs the project's plugins with the context of the subgraph", async () => {
    expect((await apollo.post({ query: list })).headers.get("x-service")).toBe("catalog");
    const watched = await apollo.post({ query: list }, { "x-watch": "fields" });
    expect(watched.headers.get("x-fields")).toBe("products,totalCount,nodes,name,name");
    const refused = await apollo.post({ query: `query Refused ${list}` });
    expect(refused.body.errors).toMatchObject([{ message: "not today", extensions: { code: "NOT_TODAY" } }]);
  });

  test("it shows GraphiQL to browsers in development, with files of its own", async () => {
    const page = await fetch(`${apollo.url}/graphql`, { headers: { accept: "text/html" } });
    const text = await page.text();
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html"]);
    expect(text).toContain("x-router-secret");
    expect(text).not.toMatch(/(src|href)="https?:/);
    const [, file = ""] = /src="(\/explorer\/assets\/[^"]+)"/.exec(text) ?? [];
    const script = await fetch(apollo.url + file);
    expect([script.status, script.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
    expect((await fetch(`${apollo.url}/explorer/assets/..%2Findex.html`)).status).toBe(404);
  });

  test("it reports the SQL statements of an answer in development", async () => {
    expect(Number((await apollo.post({ query: list })).headers.get("x-souk-sql"))).toBeGreaterThan(0);
  });

  test("it answers nothing without credentials", async () => {
    const refused = await apollo.post({ query: list }, { "x-router-secret": "wrong" });
    expect([refused.status, refused.body.errors?.[0].extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
    expect((await fetch(`${apollo.url}/graphql?query={__typename}`, { headers: { accept: "*/*" } })).status).toBe(401);
  });
});

test("the plugin of the example project adds the time of the subgraph", async () => {
  const example = fileURLToPath(new URL("../../../examples/shop/souk.config.ts", import.meta.url));
  await using catalog = await StartedCatalog.start("example", { SOUK_CONFIG: example });
  expect((await catalog.post({ query: list })).headers.get("server-timing")).toMatch(/^catalog;dur=\d+\.\d$/);
});

test("in production, a subgraph has no explorer and no introspection, but still its service", async () => {
  await using production = await StartedCatalog.start("production", { NODE_ENV: "production" });
  const page = await fetch(`${production.url}/graphql`, { headers: { accept: "text/html" } });
  expect(page.status).toBe(401);
  const schema = await production.post({ query: "{ __schema { queryType { name } } }" });
  expect([schema.status, schema.body.data]).toEqual([400, undefined]);
  expect((await production.post({ query: "{ _service { sdl } }" })).body.data._service.sdl).toContain("type Product");
});

test("with SUBGRAPH_SERVER=lean, a subgraph answers POST alone and runs no plugin", async () => {
  await using lean = await StartedCatalog.start("lean", { SUBGRAPH_SERVER: "lean" });
  const { status, headers, body } = await lean.post({ query: list }, { "x-watch": "fields" });
  expect([status, body.data.products.nodes.length, headers.get("x-service")]).toEqual([200, 2, null]);
  expect((await lean.get(list, { "apollo-require-preflight": "true" })).status).toBe(405);
  expect(lean.process.stdout.join("\n")).toContain("plugins of souk.config.ts do not run");
});
