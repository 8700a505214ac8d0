import { afterEach, beforeEach, expect, test } from "vitest";
import { buildSchema } from "graphql";
import { inProcessTransport } from "../peers/in-process-transport.js";
import { assembleSubgraph } from "./assemble-subgraph.js";
import { ChangeFeed } from "../events/change-feed.js";
import { headerNames, type GraphAnswerBody, type RequestHeaders } from "./graph-request.js";
import { httpTransport, type PeerTransport } from "../peers/peer-transport.js";
import { serveSubgraph } from "./serve-subgraph.js";
import type { Subgraph } from "./subgraph.js";
import { TimedReader } from "../testing/timed-reader.js";
import { until } from "../testing/eventually.js";
import { testServiceContext } from "../testing/test-service-context.js";

/** A subgraph with one subscription that sends an event when `change` is called, and two transports to it. */
interface Harness {
  readonly subgraph: Subgraph;
  readonly server: AsyncDisposable;
  readonly url: string;
  readonly transports: Readonly<Record<"in process" | "over HTTP", PeerTransport>>;
  readonly headers: RequestHeaders;
  readonly feeds: Set<ChangeFeed>;
}

let stack: AsyncDisposableStack;
let harness: Harness;

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  const serviceContext = await testServiceContext();
  const feeds = new Set<ChangeFeed>();
  const schema = buildSchema("type Query { one: Int } type Subscription { reported(id: ID!): Int }");
  const field = schema.getSubscriptionType()?.getFields().reported;
  let count = 0;
  if (field) {
    field.subscribe = (_root, { id }: { id: string }) => {
      const feed = new ChangeFeed(id, (ended) => feeds.delete(ended));
      feeds.add(feed);
      return feed;
    };
    field.resolve = () => (count += 1);
  }
  const subgraph = await assembleSubgraph({
    name: "catalog",
    schema,
    serviceContext,
    database: { ping: async () => undefined },
    resources: stack.move(),
  });
  stack = new AsyncDisposableStack();
  stack.use(subgraph);
  const options = { ...serviceContext, metricsToken: "", reportsWork: false };
  const server = await serveSubgraph(subgraph, { port: 0, host: "127.0.0.1" }, options);
  stack.use(server);
  const url = `http://127.0.0.1:${server.port}`;
  const over = stack.use(httpTransport("catalog", url));
  const headers = {
    [headerNames.serviceName]: "router",
    [headerNames.serviceToken]: await serviceContext.serviceTokens.issue("router", "catalog"),
  };
  const transports = { "in process": inProcessTransport("catalog", () => subgraph), "over HTTP": over };
  harness = { subgraph, server, url, transports, headers, feeds };
});

afterEach(async () => stack.disposeAsync());

const operation = `subscription { reported(id: "a") }`;

interface Opening {
  readonly headers: RequestHeaders;
  readonly query: string;
  readonly signal: AbortSignal;
}

const listening = new AbortController().signal;
const eventOf = (number: number) => ({ data: { reported: number } });

function open(
  transport: keyof Harness["transports"],
  { headers = harness.headers, query = operation, signal = listening }: Partial<Opening> = {},
): TimedReader<GraphAnswerBody> {
  return new TimedReader(harness.transports[transport].subscribe({ query }, headers, signal)[Symbol.asyncIterator]());
}

const change = () => harness.feeds.forEach((feed) => feed.changed());

const freed = (): Promise<void> => until(() => harness.feeds.size === 0);

test.each(["in process", "over HTTP"] as const)("%s each event is a separate answer", async (transport) => {
  const stream = open(transport);
  expect(await stream.next()).toEqual(eventOf(1));
  change();
  expect(await stream.next()).toEqual(eventOf(2));
  expect(await stream.next(100)).toBeUndefined();
});

test.each(["in process", "over HTTP"] as const)("%s a listener that leaves is released", async (transport) => {
  const clientAbort = new AbortController();
  const stream = open(transport, { signal: clientAbort.signal });
  expect(await stream.next()).toEqual(eventOf(1));
  const waiting = stream.next();
  clientAbort.abort();
  expect(await waiting).toBe("ended");
  await freed();
});

test.each(["in process", "over HTTP"] as const)(
  "%s a request without a service token is refused",
  async (transport) => {
    const stream = open(transport, { headers: {} });
    expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    expect(await stream.next()).toBe("ended");
  },
);

test.each(["in process", "over HTTP"] as const)(
  "%s a request that is not a subscription is refused",
  async (transport) => {
    for (const query of ["{ one }", "{ two }", "{"]) {
      const stream = open(transport, { query });
      expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
      expect(await stream.next()).toBe("ended");
    }
  },
);

test("over HTTP a stream must not be cached or buffered", async () => {
  const { url, headers } = harness;
  const leaving = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      ...(headers as Record<string, string>),
      "content-type": "application/json",
      accept: "text/event-stream",
    },
    body: JSON.stringify({ query: operation }),
    signal: leaving.signal,
  });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "private, no-store",
    "x-accel-buffering": "no",
  });
  leaving.abort();
  await freed();
});

test("in process a subgraph that ends notifies its listeners", async () => {
  const stream = open("in process");
  await stream.next();
  const waiting = stream.next();
  await harness.subgraph[Symbol.asyncDispose]();
  expect(await waiting).toMatchObject({ errors: [{ extensions: { code: "SUBGRAPH_UNAVAILABLE" } }] });
});

test("over HTTP a closing server does not wait for listeners and is unavailable to them afterwards", async () => {
  const stream = open("over HTTP");
  await stream.next();
  const broken = stream.next().catch((error: unknown) => error);
  const beganAt = performance.now();
  await harness.server[Symbol.asyncDispose]();
  expect(await broken).toMatchObject({ name: "ServiceUnavailableError" });
  expect(performance.now() - beganAt).toBeLessThan(5000);
  await freed();
});
