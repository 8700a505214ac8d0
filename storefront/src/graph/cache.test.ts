import { expect, test } from "vitest";
import { Client, gql, type Exchange } from "@urql/core";
import { filter, map, pipe } from "wonka";
import { normalizedCache } from "./cache";

const answering = (data: object): Exchange => {
  return () => (operations) =>
    pipe(
      operations,
      filter(({ kind }) => kind !== "teardown"),
      map((operation) => ({ operation, data, stale: false, hasNext: false })),
    );
};

test("reads only the fragments of the returned member of a union, at any depth", async () => {
  const order = { __typename: "Order", id: "1", number: "ORD-1" };
  const exchanges = [normalizedCache(), answering({ __typename: "Mutation", payOrder: order })];
  const graph = new Client({ url: "http://localhost/graphql", exchanges, preferGetMethod: false });
  const pay = gql`
    mutation {
      payOrder {
        __typename
        ... on Order {
          ...Placed
        }
        ... on Problem {
          code
        }
        ... on PaymentActionRequired {
          ...Waits
        }
      }
    }
    fragment Placed on Order {
      id
      number
    }
    fragment Waits on PaymentActionRequired {
      redirectUrl
      order {
        ...Placed
      }
    }
  `;
  expect((await graph.mutation(pay, {}).toPromise()).data).toMatchObject({ payOrder: { number: "ORD-1" } });
});
