import { Defer20220824Handler, GraphQL17Alpha9Handler } from "@apollo/client/incremental";
import { serveSupergraph } from "@souk/router/standalone/serve-supergraph";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apolloClient } from "../test-kit/graph-clients/apollo-client.js";
import type { ClientOptions, GraphClient } from "../test-kit/graph-clients/graph-client.js";
import { lampArtifact, lampOperations } from "../test-kit/graph-clients/lamp-operations.js";
import { LampSubgraphs } from "../test-kit/graph-clients/lamp-subgraphs.js";
import { relayClient } from "../test-kit/graph-clients/relay-client.js";
import { requestClient } from "../test-kit/graph-clients/request-client.js";
import { sseClient } from "../test-kit/graph-clients/sse-client.js";
import { urqlClient } from "../test-kit/graph-clients/urql-client.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

interface TestedServer {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly operations: ReturnType<typeof lampOperations>;
}

const resources = new AsyncDisposableStack();
let shop: TestedServer;
let standalone: TestedServer;
let subgraphs: LampSubgraphs;

beforeAll(async () => {
  const testShop = resources.use(await TestShop.create());
  const { id } = await testShop.product({ name: "Lamp", stock: 7 });
  const { origin, headers } = await testShop.admin();
  shop = { url: `${origin}/graphql`, headers, operations: lampOperations(id) };
  subgraphs = resources.use(await LampSubgraphs.open());
  const { port } = resources.use(
    await serveSupergraph({
      supergraphSdl: subgraphs.supergraphSdl,
      port: 0,
      host: "127.0.0.1",
      forwardedHeaders: [],
      timeoutMs: 120_000,
      keySetUrl: undefined,
      sharesInFlight: false,
      heartbeatMs: 5,
    }),
  );
  standalone = { url: `http://127.0.0.1:${port}/graphql`, operations: lampOperations("1") };
});

afterAll(() => resources.disposeAsync());

const json = /^application\/(?:graphql-response\+)?json/;
const events = /^text\/event-stream/;
/** The client ends a multipart subscription whose first part is a heartbeat. */
const otherTypes = "text/event-stream, application/json";
const payloads = /subscriptionSpec=1\.0$/;

interface TestedClient {
  readonly open: (options: ClientOptions) => GraphClient;
  /** The media types of the answers to a query, one with `@defer`, and a subscription. */
  readonly types: readonly [query: RegExp, deferred: RegExp, subscription?: RegExp];
  /** Whether its applications do not notice that a deferred part has failed. */
  readonly ignoresFailedParts?: true;
}

const clients: Readonly<Record<string, TestedClient>> = {
  "@apollo/client with Defer20220824Handler": {
    open: (options) => apolloClient({ ...options, incrementalHandler: new Defer20220824Handler() }),
    types: [json, /deferSpec=20220824$/, payloads],
  },
  "@apollo/client with GraphQL17Alpha9Handler": {
    open: (options) => apolloClient({ ...options, incrementalHandler: new GraphQL17Alpha9Handler() }),
    types: [json, /incrementalSpec=v0\.2$/, payloads],
  },
  "@urql/core": { open: urqlClient, types: [json, events, events] },
  "@urql/core with deferSpec=20220824": {
    open: (options) => urqlClient({ ...options, accept: `multipart/mixed;deferSpec=20220824, ${otherTypes}` }),
    types: [json, /deferSpec=20220824$/, events],
  },
  "@urql/core with incrementalSpec=v0.2": {
    open: (options) => urqlClient({ ...options, accept: `multipart/mixed;incrementalSpec=v0.2, ${otherTypes}` }),
    types: [json, /incrementalSpec=v0\.2$/, events],
    ignoresFailedParts: true,
  },
  "relay-runtime": {
    open: (options) => relayClient(options, lampArtifact),
    types: [json, /deferSpec=20220824$/, payloads],
  },
  "graphql-sse": { open: sseClient, types: [events, events, events] },
  "graphql-request": { open: requestClient, types: [json, json] },
};

const lamp = { name: "Lamp" };
const stocked = { ...lamp, stock: { available: 7 } };

/** Opens a client of a server; `type` is the media type of its last answer. */
function opened({ url, headers = {} }: TestedServer, open: TestedClient["open"]) {
  const answer = { type: "" };
  const client = open({
    url,
    fetch: async (address, init) => {
      const own = Object.fromEntries(new Headers(init?.headers));
      const response = await fetch(address, { ...init, headers: { ...own, ...headers } });
      answer.type = response.headers.get("content-type") ?? "";
      return response;
    },
  });
  return { client, answer };
}

/** Returns copies of the data that an application has, because clients may change theirs. */
async function statesOf(deferred: AsyncIterable<unknown>, onFirst?: () => void): Promise<readonly unknown[]> {
  const states: unknown[] = [];
  for await (const data of deferred) if (states.push(structuredClone(data)) === 1) onFirst?.();
  return states;
}

const all = Object.entries(clients);

describe.each([
  ["the shop's router", () => shop],
  ["the stand-alone router", () => standalone],
])("%s", (_name, serverOf) => {
  test.each(all)("answers a query and a mutation of %s", async (_client, { open, types: [type] }) => {
    const server = serverOf();
    const { client, answer } = opened(server, open);
    expect(await client.query(server.operations.query)).toMatchObject({ product: lamp });
    expect(answer.type).toMatch(type);
    expect(await client.mutate(server.operations.mutation)).toMatchObject({ clearCart: { id: expect.any(String) } });
    expect(answer.type).toMatch(type);
  });

  test.each(all)("answers a query with @defer of %s", async (_client, { open, types: [, type] }) => {
    const server = serverOf();
    const { client, answer } = opened(server, open);
    const states = await statesOf(client.deferred(server.operations.deferred));
    expect(states.at(-1)).toMatchObject({ product: stocked });
    expect(answer.type).toMatch(type);
  });

  test.each(all.filter(([, { types }]) => types.length === 3))(
    "sends the events of a subscription to %s",
    async (_client, { open, types: [, , type] }) => {
      const server = serverOf();
      const { client, answer } = opened(server, open);
      for await (const data of client.subscribe?.(server.operations.subscription) ?? []) {
        expect(data).toMatchObject({ stockChanged: stocked });
        break;
      }
      expect(answer.type).toMatch(type ?? "");
    },
  );
});

describe("a client of the stand-alone router", () => {
  const inParts = all.filter(([, { types }]) => types[1] !== json);

  test.each(inParts)("has the other fields while %s waits for the part", async (_client, { open }) => {
    const held = Promise.withResolvers<void>();
    subgraphs.beforeStock = () => held.promise;
    const { client } = opened(standalone, open);
    // with some heartbeats before the part
    const states = await statesOf(client.deferred(standalone.operations.deferred), () => setTimeout(held.resolve, 25));
    expect(states[0]).toMatchObject({ product: lamp });
    expect(states[0]).not.toMatchObject({ product: stocked });
    expect(states.at(-1)).toMatchObject({ product: stocked });
  });

  test.each(inParts)("gets the error of a failed part by %s", async (_client, { open, ignoresFailedParts = false }) => {
    subgraphs.beforeStock = () => Promise.reject(new Error("no stock"));
    const { client } = opened(standalone, open);
    const reading = statesOf(client.deferred(standalone.operations.deferred));
    if (ignoresFailedParts) expect((await reading).at(-1)).toMatchObject({ product: lamp });
    else await expect(reading).rejects.toThrow("no stock");
  });
});
