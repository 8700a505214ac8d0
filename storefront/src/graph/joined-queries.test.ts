import { expect, test } from "vitest";
import { cacheExchange, Client, fetchExchange, gql, ssrExchange, type CombinedError } from "@urql/core";
import { joinQueries } from "./joined-queries";

const page = gql("{ me { id email } lines { id product { id } ... on Line { settings } } shop: policy { id } }");
const viewer = gql("fragment Email on User { email } query { me { id } me { ...Email } }");
const lines = gql("{ lines { id ... on Line { settings } } shop: policy { id } }");
const other = gql("{ other { id } }");

const data = {
  me: { __typename: "User", id: "1", email: "a@example.com" },
  lines: [{ __typename: "Line", id: "2", product: { __typename: "Product", id: "3" }, settings: { gift: true } }],
  shop: null,
};

/** A client that receives `answer` to each query, and the queries that it has sent. */
function clientOf(answer: () => object) {
  const sent: string[] = [];
  const ssr = ssrExchange({ isClient: false });
  const graph = new Client({
    url: "http://localhost/graphql",
    preferGetMethod: false,
    fetch: async (_address, init) => {
      sent.push((JSON.parse(init?.body as string) as { query: string }).query);
      return Response.json(answer());
    },
    exchanges: [cacheExchange, ssr, joinQueries({ whole: page, parts: [viewer, lines] }), fetchExchange],
  });
  return { graph, sent, ssr };
}

test("the parts of a query are answered from one request with what each selects, and stored in its place", async () => {
  const { graph, sent, ssr } = clientOf(() => ({ data }));
  const answers = await Promise.all([viewer, lines].map((part) => graph.query(part, {}).toPromise()));
  expect(answers.map((answer) => answer.data)).toEqual([
    { me: data.me },
    { lines: [{ __typename: "Line", id: "2", settings: { gift: true } }], shop: null },
  ]);
  expect(answers.map(({ error }) => error)).toEqual([undefined, undefined]);
  // the browser's cache needs the types
  expect(sent).toEqual([expect.stringMatching(/product \{\s+id\s+__typename/)]);
  expect(Object.keys(ssr.extractData()).sort()).toEqual(answers.map(({ operation }) => `${operation.key}`).sort());
});

test("a part that is queried after the answer sends no request, and other queries send their own", async () => {
  const { graph, sent } = clientOf(() => ({ data }));
  await graph.query(lines, {}).toPromise();
  expect((await graph.query(viewer, {}).toPromise()).data).toEqual({ me: data.me });
  await graph.query(other, {}).toPromise();
  expect(sent).toEqual([expect.stringContaining("product"), expect.stringContaining("other")]);
});

const codesOf = ({ graphQLErrors }: CombinedError) => graphQLErrors.map(({ extensions }) => extensions.code);

test.each([
  ["of a field belongs to the part with that field", ["shop"], [undefined, ["SUBGRAPH_UNAVAILABLE"]]],
  ["without a path belongs to all parts", undefined, [["SUBGRAPH_UNAVAILABLE"], ["SUBGRAPH_UNAVAILABLE"]]],
])("an error %s", async (_what, path, expected) => {
  const errors = [{ message: "is down", path, extensions: { code: "SUBGRAPH_UNAVAILABLE" } }];
  const { graph } = clientOf(() => ({ data, errors }));
  const answers = await Promise.all([viewer, lines].map((part) => graph.query(part, {}).toPromise()));
  expect(answers.map(({ error }) => error && codesOf(error))).toEqual(expected);
  expect(answers[1]?.data).toMatchObject({ shop: null });
});

test("all parts fail with the request, which is not repeated while the page is rendered", async () => {
  const { graph, sent } = clientOf(() => {
    throw new Error("is down");
  });
  for (const part of [viewer, lines, viewer]) {
    const { error, data: none } = await graph.query(part, {}).toPromise();
    expect([error?.networkError?.message, none]).toEqual([expect.stringContaining("is down"), undefined]);
  }
  expect(sent).toHaveLength(1);
});
