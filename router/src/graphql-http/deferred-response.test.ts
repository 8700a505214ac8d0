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

test("a client that accepts events gets the deferred part in its own event", async () => {
  expect(await send("text/event-stream", true)).toEqual([
    { data: { book: { title: "title b1" } }, hasNext: true },
    { incremental: [{ data: { stars: 1 }, path: ["book"], label: "stars" }], hasNext: false },
  ]);
});

test("other clients get the whole answer at once", async () => {
  expect(await send("application/json", true)).toEqual([`${JSON.stringify(whole)}\n`]);
});

test("an answer without deferred parts is a single event", async () => {
  expect(await send("text/event-stream", false)).toEqual([
    `event: next\ndata: ${JSON.stringify(whole)}\n\nevent: complete\ndata:\n\n`,
  ]);
});
