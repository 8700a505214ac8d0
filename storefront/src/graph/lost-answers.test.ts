import { expect, test } from "vitest";
import { Client, gql, type Exchange, type Operation, type OperationResult } from "@urql/core";
import { filter, makeSubject, merge, pipe, subscribe } from "wonka";
import { normalizedCache } from "./cache";
import { repeatLost } from "./lost-answers";

const order = gql("{ order { id status } }");
const ship = gql("mutation { updateShipment { id } }");

/** A network whose answers the test sends. */
function pausedNetwork() {
  const sent: Operation[] = [];
  const results = makeSubject<OperationResult>();
  const exchange: Exchange = () => (operations) =>
    merge([
      results.source,
      pipe(
        operations,
        filter((operation) => {
          if (operation.kind !== "teardown") sent.push(operation);
          return false;
        }),
      ) as never,
    ]);
  const answer = (operation: Operation | undefined, data: object | null): void => {
    if (!operation) throw new Error("nothing was sent");
    results.next({ operation, data, stale: false, hasNext: false });
  };
  return { sent, exchange, answer };
}

/** Resolves after all microtasks, in which the client sends. */
const delivered = () => new Promise(setImmediate);

function watchOrder() {
  const network = pausedNetwork();
  const exchanges = [repeatLost, normalizedCache(), network.exchange];
  const graph = new Client({ url: "http://localhost/graphql", exchanges, preferGetMethod: false });
  const shown: unknown[] = [];
  pipe(
    graph.query(order, {}),
    subscribe(({ data }) => shown.push(data?.order.status ?? data)),
  );
  return { ...network, graph, shown };
}

const packed = { __typename: "Query", order: { __typename: "Order", id: "1", status: "PACKED" } };
const shipped = { __typename: "Query", order: { __typename: "Order", id: "1", status: "SHIPPED" } };
const done = { __typename: "Mutation", updateShipment: { __typename: "Shipment", id: "2" } };

async function loseAnswer() {
  const watched = watchOrder();
  const { sent, answer, graph } = watched;
  answer(sent[0], packed);
  void graph.mutation(ship, {}).toPromise();
  void graph.query(order, {}, { requestPolicy: "network-only" }).toPromise();
  await delivered();
  // as the browser reads them when both have arrived: without a microtask between them
  answer(sent[1], done);
  answer(sent[2], shipped);
  await delivered();
  return watched;
}

test("a refetch that is answered together with an earlier mutation is sent again", async () => {
  const { sent, answer, shown } = await loseAnswer();
  expect(sent.map(({ kind }) => kind)).toEqual(["query", "mutation", "query", "query"]);
  answer(sent[3], shipped);
  expect(shown).toEqual(["PACKED", "PACKED", "SHIPPED"]);
});

test("an answer that is lost again is shown without data", async () => {
  const { sent, answer, shown } = await loseAnswer();
  answer(sent[3], null);
  await delivered();
  expect(shown).toEqual(["PACKED", "PACKED", null]);
  expect(sent).toHaveLength(4);
});
