import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse, type GraphQLFieldResolver } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cacheControlSdl } from "../cache/hints/cache-hint.js";
import { formatPositions } from "../database/replica/write-positions.js";
import { currentRequest } from "../logging/request-context.js";
import { httpTransport } from "../peers/peer-transport.js";
import { testServiceContext } from "../testing/test-service-context.js";
import { openApolloServer } from "./apollo/open-apollo-server.js";
import { assembleSubgraph } from "./assemble-subgraph.js";
import { headerNames, type GraphAnswer, type RequestHeaders } from "./graph-request.js";
import { serveSubgraph } from "./serve-subgraph.js";

type Resolver = GraphQLFieldResolver<unknown, unknown>;

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])
  ${cacheControlSdl}
  type Query { reads: String }
  type Mutation { change: String }
  type Shelf @key(fields: "id") @cacheControl(maxAge: 100) { id: ID! reads: String }
  type Buyer @key(fields: "id") { id: ID! reads: String }
`);

/** Returns what a list would read: the primary, or a replica with the positions that it must have replayed. */
const reads: Resolver = () => {
  const positions = currentRequest()?.replicaReads;
  return positions ? `replica ${formatPositions(positions)}`.trim() : "primary";
};

const change: Resolver = (...given) => {
  // the position of a change that a called service made
  currentRequest()?.written.set("orders", "0/7");
  return reads(...given);
};

type Send = (query: string, headers?: RequestHeaders) => Promise<GraphAnswer>;
const ways = new Map<string, Send>();
let resources: AsyncDisposableStack;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  const serviceContext = await testServiceContext();
  const { logger, serviceTokens } = serviceContext;
  const schema = buildSubgraphSchema({ typeDefs });
  for (const type of ["Query", "Shelf", "Buyer"]) {
    const found = schema.getType(type);
    if (found && "getFields" in found) Object.assign(found.getFields()["reads"] ?? {}, { resolve: reads });
  }
  Object.assign(schema.getMutationType()?.getFields()["change"] ?? {}, { resolve: change });
  const subgraph = resources.use(
    await assembleSubgraph({
      name: "catalog",
      schema,
      serviceContext,
      database: { ping: async () => undefined, writtenPosition: async () => "0/A1" },
      resources: new AsyncDisposableStack(),
    }),
  );
  const own = await serviceTokens.headersFor("router", "catalog");
  const request = (query: string) => ({
    query,
    kind: query.startsWith("mutation") ? ("mutation" as const) : ("query" as const),
  });
  ways.set("in one process", (query, headers) => subgraph.execute(request(query), { ...own, ...headers }));
  const graphServer = resources.use(await openApolloServer(subgraph, { logger, plugins: [], production: false }));
  for (const [way, server] of [
    ["over HTTP", undefined],
    ["over HTTP by Apollo Server", graphServer],
  ] as const) {
    const dependencies = { ...serviceContext, metricsToken: "", reportsWork: false, graphServer: server };
    const { port } = resources.use(await serveSubgraph(subgraph, { port: 0, host: "127.0.0.1" }, dependencies));
    const transport = resources.use(httpTransport("catalog", `http://127.0.0.1:${port}`));
    ways.set(way, (query, headers) => transport.send(request(query), { ...own, ...headers }, { deadlineMs: 5000 }));
  }
});

afterAll(() => resources.disposeAsync());

describe.each(["in one process", "over HTTP", "over HTTP by Apollo Server"])("a subgraph, %s,", (way) => {
  const send: Send = (query, headers) => ways.get(way)?.(query, headers) ?? Promise.reject(new Error("no such way"));

  test.each([
    ["reads the primary without the router's mark", "{ reads }", {}, "primary"],
    ["may read any replica for a session without changes", "{ reads }", { [headerNames.written]: "none" }, "replica"],
    [
      "needs a replica with the session's changes",
      "{ reads }",
      { [headerNames.written]: "catalog=0/5" },
      "replica catalog=0/5",
    ],
  ])("%s", async (_title, query, headers, expected) => {
    const answer = await send(query, headers);
    expect([answer.body.data?.reads, answer.written]).toEqual([expected, undefined]);
  });

  test("reads the primary in a mutation, and returns the positions of all changes", async () => {
    const answer = await send("mutation { change }", { [headerNames.written]: "none" });
    expect([answer.body.data?.change, answer.written]).toEqual(["primary", "orders=0/7,catalog=0/A1"]);
  });

  test.each([
    ["Shelf", "primary"],
    ["Buyer", "replica"],
  ])("reads lists of entities from the primary only when routers cache them: %s", async (type, expected) => {
    const query = `{ _entities(representations: [{ __typename: "${type}", id: "1" }]) { ... on ${type} { reads } } }`;
    const { body } = await send(query, { [headerNames.written]: "none" });
    expect(body).toEqual({ data: { _entities: [{ reads: expected }] } });
  });
});
