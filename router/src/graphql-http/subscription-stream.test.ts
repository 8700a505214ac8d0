import { expect, test } from "vitest";
import { graphError } from "@souk/kernel/errors/graph-error";
import { RefusedRequest } from "@souk/kernel/subgraph/over-http/refused-request";
import type { SubgraphAnswer } from "@souk/federation-engine";
import { FederatedGraph } from "@souk/federation-engine/testing/federated-graph";
import { GraphqlService } from "./graphql-service.js";
import type { OpenStream } from "./subscription-options.js";

const clock = {
  clock: { sdl: "type Query { one: Int } type Mutation { wind: Int } type Subscription { ticks(from: Int): Int }" },
};
const query = "subscription ($from: Int) { ticks(from: $from) }";
const runsOn: OpenStream = { signal: new AbortController().signal, finalError: () => undefined };

interface TestRequest {
  readonly method?: string;
  readonly accept?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly stream?: OpenStream;
  readonly events?: readonly SubgraphAnswer[];
  /** The number of events that the checks accept. */
  readonly paidFor?: number;
}

const tick = (ticks: number): SubgraphAnswer => ({ data: { ticks }, errors: undefined });

async function send({
  method = "POST",
  accept = "text/event-stream",
  fields = { query, variables: { from: 3 } },
  stream = runsOn,
  events = [tick(3), tick(4)],
  paidFor = 100,
}: TestRequest) {
  const graph = await FederatedGraph.open(clock);
  let isListenedTo = false;
  let checked = 1;
  const requests: unknown[] = [];
  const service = new GraphqlService<object>({
    engineOf: () => graph.engine,
    checks: [],
    formatError: (formatted) => formatted,
    sender: () => async () => ({ data: { one: 1 } }),
    subscriptions: {
      async *listen({ variables }, _context, signal) {
        isListenedTo = true;
        requests.push(variables);
        try {
          for (const event of events) if (!signal.aborted) yield event;
        } finally {
          isListenedTo = false;
        }
      },
      contextOfEvent: (context) => context,
      eventChecks: [
        () => {
          checked += 1;
          if (checked > paidFor) throw graphError("RATE_LIMITED", "Too many.");
        },
      ],
    },
  });
  const answer = await service.respond({ method, accept, fields }, {}, () => stream);
  if (!("answers" in answer)) return { status: answer.status, body: answer.body, isListenedTo: () => isListenedTo };
  const texts: any[] = [];
  const take = async () => {
    for await (const text of answer.answers) texts.push(JSON.parse(text));
    return texts;
  };
  return { headers: answer.headers, requests, take, answers: answer.answers, isListenedTo: () => isListenedTo };
}

const eventOf = (ticks: number) => ({ data: { ticks } });

test.each([
  ["POST", { query, variables: { from: 3 } }],
  ["GET", { query, variables: '{"from":3}' }],
  ["GET", { query: `query Other { one } ${query.replace("(", "News(")}`, operationName: "News", variables: "{}" }],
])("a subscription by %s streams the events from its subgraph", async (method, fields) => {
  const { take, headers, isListenedTo } = await send({ method, fields });
  expect(await take?.()).toEqual([eventOf(3), eventOf(4)]);
  expect(headers).toEqual({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "private, no-store",
    "x-accel-buffering": "no",
  });
  expect(isListenedTo()).toBe(false);
});

test.each<[what: string, requested: TestRequest, status: number, body: string]>([
  ["a mutation", { method: "GET", fields: { query: "mutation { wind }" } }, 405, '{"errors":'],
  [
    "a query",
    { method: "GET", fields: { query: "{ one }" } },
    200,
    'event: next\ndata: {"data":{"one":1}}\n\nevent: complete',
  ],
  [
    "variables that are not JSON",
    { method: "GET", fields: { query, variables: "{" } },
    200,
    'event: next\ndata: {"errors":',
  ],
  [
    "an unknown field",
    { method: "GET", fields: { query: "subscription { tocks }" } },
    200,
    'event: next\ndata: {"errors":',
  ],
])("%s by GET opens no stream", async (_what, request, status, body) => {
  const answer = await send(request);
  expect(answer).toMatchObject({ status, body: expect.stringContaining(body) });
  expect(answer.isListenedTo()).toBe(false);
});

test("a stream that ends early sends the reason as its last event, if there is one", async () => {
  const ended = AbortSignal.abort();
  const finalError = () => graphError("UNAUTHENTICATED", "The token has run out.");
  const { take } = await send({ stream: { signal: ended, finalError } });
  expect(await take?.()).toMatchObject([{ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] }]);
  const silent = await send({ stream: { signal: ended, finalError: () => undefined } });
  expect(await silent.take?.()).toEqual([]);
});

test("a multipart stream has the events as payloads, and the reason for an early end beside an empty one", async () => {
  const accept = "multipart/mixed;boundary=graphql;subscriptionSpec=1.0, application/json";
  const finalError = () => graphError("UNAUTHENTICATED", "The token has run out.");
  const { take, headers } = await send({ accept, stream: { ...runsOn, finalError } });
  expect(await take?.()).toMatchObject([
    { payload: eventOf(3) },
    { payload: eventOf(4) },
    { payload: null, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] },
  ]);
  expect(headers).toEqual({
    "content-type": 'multipart/mixed; boundary="-"; subscriptionSpec=1.0',
    "cache-control": "private, no-store",
    "x-accel-buffering": "no",
  });
});

test("a refused subscription is JSON for a client that accepts it, and else a payload", async () => {
  const fields = { query: "subscription { tocks }" };
  const types = "multipart/mixed;subscriptionSpec=1.0";
  const refused = await send({ accept: `${types}, application/graphql-response+json`, fields });
  expect(refused).toMatchObject({ status: 400, body: expect.stringMatching(/^{"errors":/) });
  const wrapped = await send({ accept: types, fields });
  expect(wrapped).toMatchObject({ status: 200, body: expect.stringContaining('{"payload":{"errors":') });
});

test("an event above the rate limit ends the stream with the refusal", async () => {
  const { take, isListenedTo } = await send({ paidFor: 2, events: [tick(1), tick(2), tick(3), tick(4)] });
  expect(await take?.()).toMatchObject([
    eventOf(1),
    eventOf(2),
    { errors: [{ extensions: { code: "RATE_LIMITED" } }] },
  ]);
  expect(isListenedTo()).toBe(false);
});

test("a client that disconnects before or after the first event leaves nothing open", async () => {
  const early = await send({});
  await early.answers?.return();
  expect([early.isListenedTo(), early.requests]).toEqual([false, []]);
  const later = await send({});
  await later.answers?.next();
  expect(later.isListenedTo()).toBe(true);
  await later.answers?.return();
  expect(later.isListenedTo()).toBe(false);
});

test("a subscription is refused before the request to its subgraph when too many streams are open", async () => {
  const stream = (): never => {
    throw new RefusedRequest(429, [graphError("RATE_LIMITED", "Too many.")]);
  };
  const graph = await FederatedGraph.open(clock);
  const service = new GraphqlService<object>({
    engineOf: () => graph.engine,
    checks: [],
    formatError: (formatted) => formatted,
    sender: () => async () => ({ data: null }),
    subscriptions: { listen: () => stream(), contextOfEvent: (context) => context, eventChecks: [] },
  });
  const answer = await service.respond({ method: "GET", accept: "text/event-stream", fields: { query } }, {}, stream);
  expect(answer).toMatchObject({ status: 429 });
});
