import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Registry } from "prom-client";
import { createLogger } from "../../logging/logger.js";
import { generatePrivateJwk } from "../../keys/private-jwk.js";
import { serveSubgraph } from "../serve-subgraph.js";
import { ServiceTokens } from "../../identity/service-token.js";
import type { Subgraph } from "../subgraph.js";
import { keysOfEveryService } from "../../testing/fixed-keys.js";
import { noSubscriptions } from "../../testing/stand-ins/no-subscriptions.js";

const serviceTokens = new ServiceTokens(keysOfEveryService(await generatePrivateJwk()));
const query = "{ __typename }";
const sha256Hash = createHash("sha256").update(query).digest("hex");
const persistedQuery = { version: 1, sha256Hash };

const catalog: Subgraph = {
  name: "catalog",
  execute: async (request) => ({ status: 200, body: { data: { query: request.query } }, setCookies: [] }),
  subscribe: noSubscriptions,
  checkHealth: async () => undefined,
  async [Symbol.asyncDispose]() {},
};

let origin: string;
let resources: AsyncDisposableStack;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const logger = createLogger("test", "silent");
  const options = { logger, metrics: new Registry(), serviceTokens, metricsToken: "m", reportsWork: false };
  const { port } = resources.use(await serveSubgraph(catalog, { port: 0, host: "127.0.0.1" }, options));
  origin = `http://127.0.0.1:${port}`;
});

afterAll(async () => resources.disposeAsync());

interface Answer {
  readonly status: number;
  readonly body: { readonly data?: object; readonly errors?: readonly { message: string; extensions: object }[] };
}

async function post(body: string, path = "/graphql", more: object = {}): Promise<Answer> {
  const headers = {
    "content-type": "application/json",
    ...(await serviceTokens.headersFor("router", "catalog")),
    ...more,
  };
  const answer = await fetch(`${origin}${path}`, { method: "POST", headers, body });
  return { status: answer.status, body: (await answer.json()) as Answer["body"] };
}

describe("a subgraph refuses a malformed request with 400 and a GraphQL error", () => {
  test.each([
    ["an empty object", "{}", "The request has no query."],
    ["an array", "[]", "The body must be a JSON object with a query."],
    ["null", "null", "The body must be a JSON object with a query."],
    ["a query that is null", '{"query":null}', "The request has no query."],
    ["an empty query", '{"query":""}', "The request has no query."],
    ["a query that is a number", '{"query":5}', "The query must be a string."],
    ["an operation name that is a list", '{"query":"{a}","operationName":[]}', "The operationName must be a string."],
    ["variables that are text", '{"query":"{a}","variables":"b"}', "The variables must be a JSON object."],
    ["extensions that are a list", '{"query":"{a}","extensions":[]}', "The extensions must be a JSON object."],
    [
      "a persisted query of another version",
      '{"extensions":{"persistedQuery":{"version":2}}}',
      "Only version 1 of persisted queries is known.",
    ],
    ["no body", "", expect.any(String)],
    ["text that is not JSON", "{", expect.any(String)],
  ])("%s", async (_title, body, message) => {
    const { status, body: answer } = await post(body);
    expect({ status, ...answer }).toEqual({
      status: 400,
      errors: [{ message, extensions: expect.objectContaining({ code: "BAD_USER_INPUT", service: "catalog" }) }],
    });
  });
});

describe("a subgraph answers automatic persisted queries", () => {
  const hashAlone = JSON.stringify({ extensions: { persistedQuery } });

  test("an unknown hash returns PERSISTED_QUERY_NOT_FOUND, a known one runs", async () => {
    expect(await post(hashAlone)).toEqual({
      status: 200,
      body: {
        errors: [
          { message: "PersistedQueryNotFound", extensions: { code: "PERSISTED_QUERY_NOT_FOUND", service: "catalog" } },
        ],
      },
    });
    const ran = { status: 200, body: { data: { query } } };
    expect(await post(JSON.stringify({ query, extensions: { persistedQuery } }))).toEqual(ran);
    expect(await post(hashAlone)).toEqual(ran);
  });

  test("a hash that does not match the text is refused", async () => {
    const body = JSON.stringify({ query: "{ other }", extensions: { persistedQuery } });
    expect(await post(body)).toMatchObject({
      status: 400,
      body: { errors: [{ message: "The sha256Hash is not the hash of the query." }] },
    });
  });
});

describe("errors of the HTTP layer name the service", () => {
  const withoutToken = { "x-service-authorization": "" };
  test.each([
    ["401, without a service token", "/graphql", withoutToken, 401, "UNAUTHENTICATED"],
    ["404, at an unknown path", "/nothing", {}, 404, "NOT_FOUND"],
    ["415, for a body that is not JSON", "/graphql", { "content-type": "text/plain" }, 415, "BAD_USER_INPUT"],
  ])("%s", async (_title, path, headers, status, code) => {
    const answer = await post("{}", path, headers);
    expect(answer.status).toBe(status);
    expect(answer.body.errors?.[0]?.extensions).toMatchObject({ code, service: "catalog" });
  });
});
