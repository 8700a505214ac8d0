import type { UsedOperation } from "@souk/shop/schema-usage/read-usage";
import { expect, test } from "vitest";
import { usedChanges } from "./used-changes.ts";

const sdl = `
  enum Sort { NAME PRICE }
  input Range { from: Int to: Int }
  input Filter { search: String price: Range }
  type Product { id: ID! name: String! title: String @deprecated }
  type Query { products(filter: Filter, sort: Sort, first: Int): [Product!] me: Product }
`;

function operation(given: Partial<UsedOperation>): UsedOperation {
  const lastSeenAt = "2026-03-01T10:00:00.000Z";
  const client = { name: "web", version: "1.2", count: 1204, errors: 0, lastSeenAt };
  return { hash: "0a", name: "Shown", kind: "query", document: "", fields: [], count: 1204, lastSeenAt, clients: [client], ...given };
}

const titles = operation({ document: "query Shown { me { title } }", fields: ["Product.title", "Query.me"] });
const listed = operation({
  name: "Listed",
  document: "query Listed($filter: Filter, $sort: Sort) { products(filter: $filter, sort: $sort) { id name } }",
  fields: ["Product.id", "Product.name", "Query.products", "Query.products.filter", "Query.products.sort"],
});

test("a removed field in use is refused with operation, client, field, last use and count", async () => {
  expect(await usedChanges(sdl, sdl.replace("title: String @deprecated", ""), [titles, listed])).toEqual([
    `Product.title breaks operations in use: Field 'title' (deprecated) was removed from object type 'Product'
  query Shown (web 1.2): 1,204 requests in 30 days, last seen 2026-03-01T10:00:00.000Z
  to do: deprecate it first, and remove it when nothing uses it`,
  ]);
});

test.each<[string, (old: string) => string, readonly string[]]>([
  ["an unused field", (old) => old.replace("id: ID! name", "id: ID! unused: ID name").replace("unused: ID", ""), []],
  ["a field that becomes nullable", (old) => old.replace("name: String!", "name: String"), ["Product.name"]],
  ["an argument", (old) => old.replace("sort: Sort, ", ""), ["Query.products.sort"]],
  ["a new required argument", (old) => old.replace("me: Product", "me(id: ID!): Product"), ["Query.me.id"]],
  ["an argument that no operation sends", (old) => old.replace(", first: Int", ""), []],
  ["an input field behind a variable", (old) => old.replace("to: Int", ""), ["Range.to"]],
  ["a new required input field", (old) => old.replace("search: String", "search: String must: ID!"), ["Filter.must"]],
  ["a value of an enum in a variable", (old) => old.replace("NAME PRICE", "NAME"), ["Sort.PRICE"]],
])("of %s, the operations in use are found", async (_what, change, coordinates) => {
  const messages = await usedChanges(sdl, change(sdl), [titles, listed]);
  expect(messages.map((message) => message.split(" ")[0])).toEqual(coordinates);
});

test("without a breaking change, or without operations, nothing is refused", async () => {
  expect(await usedChanges(sdl, `${sdl} type More { id: ID }`, [titles])).toEqual([]);
  expect(await usedChanges(sdl, sdl.replace("title: String @deprecated", ""), [])).toEqual([]);
});

test("a long list of operations ends with their number", async () => {
  const many = Array.from({ length: 8 }, (_none, index) => operation({ ...titles, hash: `h${index}`, name: "" }));
  const [message] = await usedChanges(sdl, sdl.replace("title: String @deprecated", ""), many);
  expect(message).toContain("query h0 (web 1.2)");
  expect(message).toContain("and 3 other operations");
});
