import { expect, test } from "vitest";
import { Client, createRequest, gql, ssrExchange, type Exchange } from "@urql/core";
import { delay, filter, map, pipe } from "wonka";
import { normalizedCache } from "./cache";
import { repeatFailed } from "./failed-on-server";

// both are on the page of a cart, and the answer of each is a part of the cache of the other
const shell = createRequest(gql("{ me { id } cart { id totalQuantity } }"), {});
const cart = createRequest(gql("{ cart { id totalQuantity needsShipping } }"), {});

const isDown = {
  hasNext: false,
  data: JSON.stringify({ me: null, cart: null }),
  error: { graphQLErrors: [{ message: "is down", path: ["cart"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }] },
};
const answer = { me: null, cart: { __typename: "Cart", id: "1", totalQuantity: 2, needsShipping: true } };

test("queries that failed on the server are sent once each when the page subscribes to them", async () => {
  const sent: number[] = [];
  const network: Exchange = () => (operations) =>
    pipe(
      operations,
      filter(({ kind }) => kind === "query"),
      delay(1),
      map((operation) => {
        sent.push(operation.key);
        return { operation, data: answer, stale: false, hasNext: false };
      }),
    );
  const initialState = { [shell.key]: isDown, [cart.key]: isDown };
  const graph = new Client({
    url: "http://localhost/graphql",
    preferGetMethod: false,
    exchanges: [normalizedCache(), repeatFailed, ssrExchange({ isClient: true, initialState }), network],
  });
  // `useQuery` reads an answer while it renders, and subscribes in an effect; the effects of children run first
  for (const request of [shell, cart]) expect(graph.readQuery(request.query, {})?.error).toBeDefined();
  const answers = await Promise.all([cart, shell].map(({ query }) => graph.query(query, {}).toPromise()));
  expect(answers.map(({ data }) => data)).toMatchObject([
    { cart: { needsShipping: true } },
    { cart: { totalQuantity: 2 } },
  ]);
  expect([sent.length, new Set(sent)]).toEqual([2, new Set([cart.key, shell.key])]);
});
