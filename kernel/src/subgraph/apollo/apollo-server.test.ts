import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSubgraphSchema } from "@apollo/subgraph";
import type { ApolloServerPlugin } from "@apollo/server";
import { parse, type GraphQLFieldResolver } from "graphql";
import { graphError } from "../../errors/graph-error.js";
import { httpTransport } from "../../peers/peer-transport.js";
import { testServiceContext } from "../../testing/test-service-context.js";
import { TimedReader } from "../../testing/timed-reader.js";
import { assembleSubgraph } from "../assemble-subgraph.js";
import type { GraphContext } from "../graph-context.js";
import { headerNames, type GraphAnswerBody, type RequestHeaders } from "../graph-request.js";
import { serveSubgraph } from "../serve-subgraph.js";
import { openApolloServer } from "./open-apollo-server.js";

type Resolver = GraphQLFieldResolver<unknown, GraphContext>;

const resolvers: Record<string, Resolver> = {
  one: () => 1,
  double: (_root, { of }: { of: number }) => 2 * of,
  categories: () => "all",
  broken: () => Promise.reject(new Error("password of the database")),
  refused: () => {
    throw graphError("FORBIDDEN", "no");
  },
  visit: (_root, _args, { setCookies, reply }) => {
    setCookies.push("a=1", "b=2");
    reply.idempotencyReplayed = true;
    reply.signInFailed = true;
    return 1;
  },
};

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { one: Int double(of: Int!): Int categories: String broken: Int refused: Int visit: Int }
  type Subscription { count: Int }
`);

/** The errors that plugins saw. */
const encountered: string[] = [];

const plugin: ApolloServerPlugin<GraphContext> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors }) => void encountered.push(...errors.map(({ message }) => message)),
  }),
};

let resources: AsyncDisposableStack;
let headers: RequestHeaders;
let url: string;
let serviceHeaders: RequestHeaders;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const serviceContext = await testServiceContext();
  const schema = buildSubgraphSchema({ typeDefs });
  const fields = schema.getQueryType()?.getFields() ?? {};
  for (const [name, resolve] of Object.entries(resolvers)) Object.assign(fields[name] ?? {}, { resolve });
  Object.assign(schema.getSubscriptionType()?.getFields()["count"] ?? {}, {
    async *subscribe() {
      yield 1;
      yield 2;
    },
    resolve: (event: number) => event,
  });
  const subgraph = resources.use(
    await assembleSubgraph({
      name: "catalog",
      schema,
      serviceContext,
      database: { ping: async () => undefined },
      resources: new AsyncDisposableStack(),
    }),
  );
  const { logger } = serviceContext;
  const graphServer = resources.use(await openApolloServer(subgraph, { logger, plugins: [plugin], production: false }));
  const dependencies = { ...serviceContext, metricsToken: "", reportsWork: false, graphServer };
  const server = resources.use(await serveSubgraph(subgraph, { port: 0, host: "127.0.0.1" }, dependencies));
  url = `http://127.0.0.1:${server.port}`;
  headers = await serviceContext.serviceTokens.headersFor("router", "catalog");
  serviceHeaders = await serviceContext.serviceTokens.headersFor("payments", "catalog");
});

afterAll(async () => resources.disposeAsync());

async function post(body: unknown, more: RequestHeaders = headers) {
  const sent = { "content-type": "application/json", ...more } as Record<string, string>;
  const response = await fetch(`${url}/graphql`, { method: "POST", headers: sent, body: JSON.stringify(body) });
  return { status: response.status, headers: response.headers, body: (await response.json()) as GraphAnswerBody };
}

test("an answer carries the cookies and the headers of its context", async () => {
  const answer = await post({ query: "{ visit }" });
  expect(answer.body).toEqual({ data: { visit: 1 } });
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(answer.headers.get(headerNames.idempotencyReplayed)).toBe("true");
  expect(answer.headers.get(headerNames.signInFailed)).toBe("true");
});

describe("errors have the codes of the shop", () => {
  test.each<[string, unknown, number, object]>([
    ["a malformed document", { query: "{" }, 400, { code: "BAD_USER_INPUT" }],
    ["an unknown field", { query: "{ nothing }" }, 400, { code: "BAD_USER_INPUT" }],
    ["a literal that does not fit", { query: '{ double(of: "x") }' }, 400, { code: "BAD_USER_INPUT", argument: "of" }],
    [
      "a variable that does not fit",
      { query: "query ($of: Int!) { double(of: $of) }", variables: { of: "x" } },
      400,
      { code: "BAD_USER_INPUT" },
    ],
    ["no document", {}, 400, { code: "BAD_USER_INPUT" }],
    ["a batch", [{ query: "{ one }" }], 400, { code: "BAD_USER_INPUT" }],
    ["a subscription without a stream", { query: "subscription { count }" }, 400, { code: "BAD_USER_INPUT" }],
    ["a refusal of a resolver", { query: "{ refused }" }, 200, { code: "FORBIDDEN", status: 403 }],
    ["an unexpected error", { query: "{ broken }" }, 200, { code: "INTERNAL_SERVER_ERROR", status: 500 }],
  ])("%s", async (_title, body, status, extensions) => {
    const answer = await post(body);
    expect([answer.status, answer.body.errors?.[0]?.extensions]).toMatchObject([status, extensions]);
    expect(JSON.stringify(answer.body)).not.toMatch(/password|stacktrace|"http"/);
  });

  test("plugins see the error itself", () => {
    expect(encountered).toContain("password of the database");
  });

  test("a caller without a token, and a service without the right to a field, are refused", async () => {
    const without = await post({ query: "{ one }" }, {});
    expect([without.status, without.body.errors?.[0]?.extensions?.code]).toEqual([401, "UNAUTHENTICATED"]);
    const other = await post({ query: "{ one }" }, serviceHeaders);
    expect([other.status, other.body.errors?.[0]?.extensions?.code]).toEqual([403, "FORBIDDEN"]);
    const invalid = await post({ query: "{ one }" }, { ...headers, authorization: "Bearer not.a.token" });
    expect([invalid.status, invalid.body.errors?.[0]?.extensions?.code]).toEqual([401, "UNAUTHENTICATED"]);
  });
});

test("a subscription is a stream of events", async () => {
  await using transport = httpTransport("catalog", url);
  const signal = new AbortController().signal;
  const events = transport.subscribe({ query: "subscription { count }" }, headers, signal);
  const reader = new TimedReader(events[Symbol.asyncIterator]());
  expect([await reader.next(), await reader.next()]).toEqual([{ data: { count: 1 } }, { data: { count: 2 } }]);
});
