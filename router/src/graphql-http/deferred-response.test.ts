import { expect, test } from "vitest";
import { FederatedGraph } from "@souk/federation-engine/testing/federated-graph";
import { librarySubgraphs } from "@souk/federation-engine/testing/library-subgraphs";
import { GraphqlService } from "./graphql-service.js";

const query = `query ($d: Boolean) { book(id: "b1") { title ... @defer(if: $d, label: "stars") { stars } } }`;
const whole = { data: { book: { title: "title b1", stars: 1 } } };
const neverOpened = () => {
  throw new Error("only subscriptions are counted");
};

async function send(accept: string, d: boolean): Promise<readonly unknown[]> {
  const graph = await FederatedGraph.open(librarySubgraphs());
  const service = new GraphqlService<object>({
    engineOf: () => graph.engine,
    checks: [],
    formatError: (formatted) => formatted,
    sender: () => async (request) => {
      const { subgraph, body } = request;
      return (await graph.resolve({
        subgraph,
        text: body,
        ...(JSON.parse(body) as never as object),
      } as never)) as never;
    },
  });
  const fields = { query, variables: { d } };
  const answer = await service.respond({ method: "POST", accept, fields }, {}, neverOpened);
  if (!("answers" in answer)) return [answer.body];
  const texts: unknown[] = [];
  for await (const text of answer.answers) texts.push(JSON.parse(text));
  return texts;
}

const first = { data: { book: { title: "title b1" } }, hasNext: true };
const byPath = [first, { incremental: [{ data: { stars: 1 }, path: ["book"], label: "stars" }], hasNext: false }];
const byId = [
  { ...first, pending: [{ id: "0", path: ["book"], label: "stars" }] },
  { incremental: [{ data: { stars: 1 }, id: "0" }], completed: [{ id: "0" }], hasNext: false },
];

test.each([
  ["text/event-stream", byPath],
  ["multipart/mixed", byPath],
  ["multipart/mixed;deferSpec=20220824, application/json", byPath],
  ["multipart/mixed;incrementalSpec=v0.2, application/json", byId],
])("a client that accepts %s gets the deferred part in its own event or part", async (accept, parts) => {
  expect(await send(accept, true)).toEqual(parts);
});

test.each([
  "application/json",
  "multipart/mixed;deferSpec=1, application/json",
  "multipart/mixed;deferSpec=20220824;q=0.1, application/json",
  "multipart/mixed;subscriptionSpec=1.0, application/json",
])("a client that accepts %s gets the whole answer at once", async (accept) => {
  expect(await send(accept, true)).toEqual([`${JSON.stringify(whole)}\n`]);
});

test("an answer without deferred parts is JSON for a client that accepts JSON and multipart", async () => {
  const json = [`${JSON.stringify(whole)}\n`];
  expect(await send("multipart/mixed;deferSpec=20220824, application/json", false)).toEqual(json);
  expect(await send("multipart/mixed;deferSpec=20220824", false)).toEqual([
    `\r\n---\r\ncontent-type: application/json; charset=utf-8\r\n\r\n${JSON.stringify(whole)}\r\n-----\r\n`,
  ]);
});

test("an answer without deferred parts is a single event", async () => {
  expect(await send("text/event-stream", false)).toEqual([
    `event: next\ndata: ${JSON.stringify(whole)}\n\nevent: complete\ndata:\n\n`,
  ]);
});
