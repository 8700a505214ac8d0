import { buildSchema, GraphQLObjectType, printSchema } from "graphql";
import { describe, expect, test } from "vitest";
import { contractSupergraph, type ContractTags } from "./contract.js";
import { Engine } from "./engine.js";
import { SupergraphError } from "./supergraph-document.js";
import { composed } from "./testing/federated-graph.js";

const supergraph = composed({
  catalog: {
    sdl: `
      type Query { product(id: ID!): Product @tag(name: "public") report(by: Grouping = DAY): Report @tag(name: "partner") }
      type Mutation { createProduct(input: ProductInput!): Product @tag(name: "staff") }
      interface Node { id: ID! @tag(name: "public") note: String @tag(name: "public") }
      type Product implements Node @key(fields: "id") {
        id: ID! @tag(name: "public")
        note: String @tag(name: "public") @tag(name: "secret")
        name: String @tag(name: "public")
        cost: Int
        supplier: Supplier @tag(name: "public")
        similar(first: Int, margin: Margin @tag(name: "secret")): [Product] @tag(name: "public")
      }
      type Supplier { name: String }
      type Report @tag(name: "partner") { rows: Int }
      enum Grouping { DAY WEEK HIDDEN @tag(name: "secret") }
      input ProductInput { name: String! margin: Margin! }
      input Margin { percent: Int }
      directive @rounded(by: Rounding!) on FIELD
      enum Rounding { UP DOWN }`,
  },
});

async function visible(tags: ContractTags): Promise<string[]> {
  const engine = await Engine.open({ supergraphSdl: contractSupergraph(supergraph, tags) });
  return Object.values(engine.schema.getTypeMap())
    .flatMap((type) => (type instanceof GraphQLObjectType && !type.name.startsWith("__") ? [type] : []))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    .toSorted();
}

describe("a contract shows", () => {
  test("only what an included tag names, and what these fields return", async () => {
    // `Supplier` has no field with the tag, so the field that returns it is hidden
    expect(await visible({ include: ["public"] })).toEqual([
      "Product.id",
      "Product.name",
      "Product.note",
      "Product.similar",
      "Query.product",
    ]);
  });

  test("all fields of a type with an included tag", async () => {
    expect(await visible({ include: ["partner"] })).toEqual(["Query.report", "Report.rows"]);
  });

  test("the parts of several tags", async () => {
    const found = await visible({ include: ["public", "partner"] });
    expect(found).toEqual(expect.arrayContaining(["Query.product", "Query.report", "Report.rows"]));
    expect(found).not.toContain("Mutation.createProduct");
  });

  test("everything but the elements of an excluded tag", async () => {
    const found = await visible({ exclude: ["secret"] });
    expect(found).toContain("Product.cost");
    expect(found).toContain("Mutation.createProduct");
    expect(found).not.toContain("Product.note");
  });
});

test("an excluded tag wins over an included one, in types, arguments and values", async () => {
  const sdl = contractSupergraph(supergraph, { include: ["public", "partner"], exclude: ["secret"] });
  const engine = await Engine.open({ supergraphSdl: sdl });
  const schema = printSchema(engine.schema);
  expect(schema).not.toMatch(/note|HIDDEN|Margin|ProductInput|Supplier/);
  expect(schema).toMatch(/similar\(first: Int\): \[Product\]/);
  // an interface promises only fields that all of its types have
  expect(schema).toMatch(/interface Node {\s+id: ID!\s+}/);
  expect(() => buildSchema(schema)).not.toThrow();
});

test("directives for subgraphs keep their arguments, whose types need no tag", async () => {
  const sdl = contractSupergraph(supergraph, { include: ["public"] });
  const engine = await Engine.open({ supergraphSdl: sdl });
  expect(printSchema(engine.schema)).toContain("directive @rounded(by: Rounding!) on FIELD");
});

test("a contract without a field of Query is refused", () => {
  expect(() => contractSupergraph(supergraph, { include: ["nobody"] })).toThrow(SupergraphError);
});

test("a hidden field is refused and a visible one is fetched", async () => {
  const engine = await Engine.open({ supergraphSdl: contractSupergraph(supergraph, { include: ["public"] }) });
  expect(() => engine.prepare('{ product(id: "1") { cost } }')).toThrow('Cannot query field "cost"');
  const operation = engine.prepare('{ product(id: "1") { name } }');
  const send = async () => ({ data: { product: { name: "Lamp" } } });
  const { data } = await engine.execute(operation, { variables: {}, coerced: {}, send });
  expect(data).toBe('{"product":{"name":"Lamp"}}');
});
