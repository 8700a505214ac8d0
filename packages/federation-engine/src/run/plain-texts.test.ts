import { expect, test } from "vitest";
import { FederatedGraph } from "../testing/federated-graph.js";

const escaped = 'a "quoted" \\ text\n';

function graphOf(title: string, note: string): Promise<FederatedGraph> {
  const product = { __typename: "Product", id: "p1" };
  return FederatedGraph.open({
    catalog: {
      sdl: `type Query { product: Product } type Product @key(fields: "id") { id: ID! title: String }`,
      resolvers: { Query: { product: () => ({ ...product, title }) } },
    },
    notes: {
      sdl: `type Product @key(fields: "id") { id: ID! note: String }`,
      resolvers: { Product: { __resolveReference: () => ({ ...product, note }) } },
    },
  });
}

test.each([
  ["both answers have plain texts", "plain", "plain"],
  ["only the first answer needs escapes", escaped, "plain"],
  ["only the last answer needs escapes", "plain", escaped],
])("the response is valid JSON when %s", async (_what, title, note) => {
  const graph = await graphOf(title, note);
  const { data } = await graph.run({ query: "{ product { title note } }" });
  expect(data).toEqual({ product: { title, note } });
});

test("the texts of a sender that does not say that they are plain are escaped", async () => {
  const { engine } = await graphOf("", "");
  const prepared = engine.prepare("{ product { title } }");
  const send = async () => Promise.resolve({ data: { product: { title: escaped } } });
  const { data } = await engine.execute(prepared, { variables: {}, coerced: {}, send });
  expect(JSON.parse(data)).toEqual({ product: { title: escaped } });
});
