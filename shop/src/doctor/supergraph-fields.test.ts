import { parse } from "graphql";
import { expect, test } from "vitest";
import { fieldsOfGraph, missingFields } from "./supergraph-fields.js";

const supergraph = parse(`
  enum join__Graph { CATALOG @join__graph(name: "catalog", url: "") ORDERS @join__graph(name: "orders", url: "") }
  type Product @join__type(graph: CATALOG, key: "id") @join__type(graph: ORDERS, key: "id") {
    id: ID!
    name: String @join__field(graph: CATALOG)
    sku: String @join__field(graph: CATALOG) @join__field(graph: ORDERS, external: true)
  }
  type Order @join__type(graph: ORDERS) { total: Int }
`);

test.each([
  ["catalog", ["Product.id", "Product.name", "Product.sku"]],
  ["orders", ["Product.id", "Order.total"]],
  ["cart", []],
])("the supergraph expects of %s the fields that it resolves", (subgraph, fields) => {
  expect(fieldsOfGraph(supergraph, subgraph)).toEqual(fields);
});

test("a subgraph lacks the published fields that its SDL does not have", async () => {
  const missing = await missingFields("shipping", "type Query { shipment: String }", undefined);
  expect(missing).toContain("Shipment.trackingNumber");
  expect(missing).not.toContain("Query.shipment");
});
