import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Counter, Registry } from "prom-client";
import { createLogger } from "../logging/logger.js";
import { generatePrivateJwk } from "../keys/private-jwk.js";
import { handlePostsFromRouter } from "../http/raw-post.js";
import { serveSubgraph } from "./serve-subgraph.js";
import { ServiceTokens } from "../identity/service-token.js";
import type { Subgraph } from "./subgraph.js";
import { keysOfEveryService } from "../testing/fixed-keys.js";
import { noSubscriptions } from "../testing/stand-ins/no-subscriptions.js";

const serviceTokens = new ServiceTokens(keysOfEveryService(await generatePrivateJwk()));
const foreignTokens = new ServiceTokens(keysOfEveryService(await generatePrivateJwk()));
const metricsToken = "a token for figures";

let isDatabaseUp = true;
const shown = async () => ({ status: 200, contentType: "text/plain", body: "a page" });
const accounts: Subgraph = {
  name: "accounts",
  pages: ["/.well-known/jwks.json", "/verify-email/:token", "/dev/mail"].map((path) => ({ path, answer: shown })),
  handlePost: handlePostsFromRouter({
    name: "accounts",
    serviceTokens,
    handlers: [{ path: "/webhooks/:from", handle: shown }],
  }),
  execute: async () => ({ status: 200, body: { data: {} }, setCookies: [] }),
  subscribe: noSubscriptions,
  checkHealth: async () => {
    if (!isDatabaseUp) throw new Error("no connection");
  },
  async [Symbol.asyncDispose]() {},
};

let origin: string;
const lines: string[] = [];
let resources: AsyncDisposableStack;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const metrics = new Registry();
  new Counter({ name: "secrets_total", help: "What others should not know.", registers: [metrics] });
  const logger = createLogger("accounts", "info", { write: (line) => void lines.push(line) });
  const options = { logger, metrics, serviceTokens, metricsToken, reportsWork: false };
  const { port } = resources.use(await serveSubgraph(accounts, { port: 0, host: "127.0.0.1" }, options));
  origin = `http://127.0.0.1:${port}`;
});

afterAll(async () => resources.disposeAsync());

type Sent = Record<string, string>;

async function statusOf(call: string, headers: Sent): Promise<number> {
  const [method = "", path = ""] = call.split(" ");
  const body = method === "POST" ? { body: JSON.stringify({ query: "{ a }" }) } : {};
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...body,
  });
  await answer.text();
  return answer.status;
}

const from = (caller: string, callee = "accounts"): Promise<Sent> => serviceTokens.headersFor(caller, callee);
const nobody = async (): Promise<Sent> => ({});

const endpoints = [
  "POST /graphql",
  "GET /graphql",
  "GET /.well-known/jwks.json",
  "GET /verify-email/x",
  "GET /dev/mail",
  "POST /webhooks/bank",
  "GET /metrics",
  "GET /",
  "GET /nothing",
  "PUT /graphql",
  "GET /health/else",
  "GET //health/../metrics",
];

describe("S3-63: a client without a service token learns from a subgraph's port only its health", () => {
  const strangers: readonly (readonly [who: string, headers: () => Promise<Sent>])[] = [
    ["no header", nobody],
    ["a service name only", async () => ({ "x-service-name": "router" })],
    ["a user", async () => ({ authorization: "Bearer of.a.user" })],
    ["a token of another installation", () => foreignTokens.headersFor("router", "accounts")],
    ["a token for another service", () => from("router", "catalog")],
    ["a service under a wrong name", async () => ({ ...(await from("orders")), "x-service-name": "router" })],
    ["a wrong metrics token", async () => ({ authorization: `Bearer ${metricsToken}s` })],
  ];

  test.each(strangers)("%s", async (_who, headers) => {
    const sent = await headers();
    for (const endpoint of endpoints) expect([endpoint, await statusOf(endpoint, sent)]).toEqual([endpoint, 401]);
    for (const endpoint of ["GET /health", "GET /health/live", "GET /health/ready"])
      expect([endpoint, await statusOf(endpoint, sent)]).toEqual([endpoint, 200]);
  });
});

test.each<[endpoint: string, router: number, service: number]>([
  ["POST /graphql", 200, 200],
  ["GET /.well-known/jwks.json", 200, 200],
  ["GET /verify-email/x", 200, 403],
  ["GET /dev/mail", 200, 403],
  ["POST /webhooks/bank", 200, 403],
  ["GET /nothing", 404, 403],
  ["GET /metrics", 401, 401],
])("%s is %d for the router and %d for another service", async (endpoint, router, service) => {
  expect([await statusOf(endpoint, await from("router")), await statusOf(endpoint, await from("orders"))]).toEqual([
    router,
    service,
  ]);
});

test("S4-09: the log line of a request names the service of its token", async () => {
  lines.length = 0;
  await statusOf("POST /graphql", await from("orders"));
  await statusOf("POST /graphql", { ...(await from("orders")), "x-service-name": "cart" });
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ msg: "request", statusCode: 200, caller: "orders" }),
    expect.not.objectContaining({ caller: expect.anything() }),
  ]);
});

test.each([
  [true, 200, { status: "ok", db: "ok" }],
  [false, 503, { status: "fail", db: "fail" }],
])(
  "S3-35, S3-45: the health of a subgraph names its database, and is 503 without it (%s)",
  async (isUp, status, body) => {
    isDatabaseUp = isUp;
    const answer = await fetch(`${origin}/health`);
    isDatabaseUp = true;
    expect([answer.status, await answer.json()]).toEqual([
      status,
      expect.objectContaining({ service: "accounts", ...body }),
    ]);
  },
);

test("the metrics require the metrics token", async () => {
  const answer = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("secrets_total")]);
});
