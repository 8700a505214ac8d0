import { expect, test } from "vitest";
import { Client, gql, type Exchange, type Operation } from "@urql/core";
import { filter, map, pipe } from "wonka";
import { normalizedCache } from "./cache";

const answering = (dataFor: (operation: Operation) => object): Exchange => {
  return () => (operations) =>
    pipe(
      operations,
      filter(({ kind }) => kind !== "teardown"),
      map((operation) => ({ operation, data: dataFor(operation), stale: false, hasNext: false })),
    );
};

test("reads only the fragments of the returned member of a union, at any depth", async () => {
  const order = { __typename: "Order", id: "1", number: "ORD-1" };
  const exchanges = [normalizedCache(), answering(() => ({ __typename: "Mutation", payOrder: order }))];
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

test("a cart that a mutation returns without its lines is fetched again", async () => {
  const cart = { __typename: "Cart", id: "c", totalQuantity: 1, lines: [{ __typename: "CartLine", lineId: "1" }] };
  const added = { __typename: "Cart", id: "c", totalQuantity: 2 };
  let queries = 0;
  const graph = new Client({
    url: "http://localhost/graphql",
    exchanges: [
      normalizedCache(),
      answering(({ kind }) => {
        if (kind === "query") queries += 1;
        return kind === "query" ? { __typename: "Query", cart } : { __typename: "Mutation", addToCart: added };
      }),
    ],
    preferGetMethod: false,
  });
  const lines = gql`
    query {
      cart {
        id
        lines {
          lineId
        }
      }
    }
  `;
  const add = gql`
    mutation {
      addToCart {
        __typename
        ... on Cart {
          id
          totalQuantity
        }
      }
    }
  `;
  await graph.query(lines, {}).toPromise();
  await graph.query(lines, {}).toPromise();
  expect(queries).toBe(1);
  await graph.mutation(add, {}).toPromise();
  await graph.query(lines, {}).toPromise();
  expect(queries).toBe(2);
});

test("the outline that students see is fetched again after a publication, whose answer has only the draft", async () => {
  const course = (title: string) => ({
    __typename: "Course",
    id: "c",
    sections: [{ __typename: "CourseSection", id: "s", title }],
  });
  const outlines = ["Before", "After"];
  const exchanges = [
    normalizedCache(),
    answering(({ kind }) =>
      kind === "query"
        ? { __typename: "Query", course: course(outlines.shift() ?? "") }
        : { __typename: "Mutation", publishCourse: { __typename: "Course", id: "c" } },
    ),
  ];
  const graph = new Client({ url: "http://localhost/graphql", exchanges, preferGetMethod: false });
  const outline = gql`
    query {
      course(id: "c") {
        id
        sections {
          id
          title
        }
      }
    }
  `;
  const publish = gql`
    mutation {
      publishCourse(id: "c") {
        __typename
        ... on Course {
          id
        }
      }
    }
  `;
  const titles = async () => {
    const { data } = await graph.query<{ course: { sections: { title: string }[] } }>(outline, {}).toPromise();
    return data?.course.sections.map(({ title }) => title);
  };
  expect([await titles(), await titles()]).toEqual([["Before"], ["Before"]]);
  await graph.mutation(publish, {}).toPromise();
  expect(await titles()).toEqual(["After"]);
});
