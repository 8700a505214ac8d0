import { expect, test } from "vitest";
import { breakingChanges, unrecorded } from "./breaking-changes.ts";

const before = `
  type Query { order(id: ID!): Order orders(first: Int): [Order!] }
  type Order { id: ID! total: Int! note: String }
  enum OrderStatus { PAID CANCELLED }
  input OrderFilter { status: OrderStatus }`;

test.each<[string, string, string, string[]]>([
  ["a removed field", "total: Int! note: String", "total: Int!", ["Order.note"]],
  ["a field that becomes nullable", "total: Int!", "total: Int", ["Order.total"]],
  ["an argument that becomes required", "first: Int", "first: Int!", ["Query.orders.first"]],
  ["a removed enum value", "PAID CANCELLED", "PAID", ["OrderStatus.CANCELLED"]],
  [
    "a new required input field",
    "status: OrderStatus }",
    "status: OrderStatus at: ID! }",
    ["OrderFilter.at"],
  ],
  ["a new field", "note: String", "note: String number: String", []],
  ["a changed description", "total: Int!", '"what is owed" total: Int!', []],
])("%s", async (_case, old, changed, coordinates) => {
  const changes = await breakingChanges(before, before.replace(old, changed));
  expect(changes.map(({ coordinate }) => coordinate)).toEqual(coordinates);
});

test.each<[string, string[], boolean]>([
  ["names it", ["# 12: no notes\n\n`Order.note` is gone."], true],
  ["names it at the end of a sentence", ["We drop Order.note."], true],
  ["names another field that starts alike", ["Order.notes is gone, and Order.note.text"], false],
  ["names a field of another type", ["CustomerOrder.note is gone"], false],
  ["is not there", [], false],
])("whether a change is recorded when a decision record %s: %#", (_case, records, recorded) => {
  const change = { coordinate: "Order.note", message: "Field 'note' was removed" };
  expect(unrecorded([change], records)).toEqual(recorded ? [] : [change]);
});
