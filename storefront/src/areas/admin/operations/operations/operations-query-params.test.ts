import { expect, test } from "vitest";
import { failedDeliveriesQueryParams } from "./failed-deliveries/failed-deliveries-query-params";
import { operationsQueryParams } from "./operations-query-params";
import { stuckOrdersQueryParams } from "./stuck-orders/stuck-orders-query-params";

function addressOf(search: string) {
  const parameters = new URLSearchParams(search);
  return { value: (name: string) => parameters.get(name) ?? "", after: parameters.get("after") ?? undefined };
}

test.each([
  ["an empty address loads all", "", { first: 25 }],
  ["a known kind", "kind=REFUND_OPEN", { first: 25, kind: "REFUND_OPEN" }],
  ["an unknown kind is ignored", "kind=LOST", { first: 25 }],
  ["a sort", "sort=PLACED_DESC", { first: 25, sort: "PLACED_DESC" }],
  ["a sort of another list is ignored", "sort=ATTEMPTS_DESC", { first: 25 }],
  [
    "all of it with a page",
    "kind=DELIVERY_FAILED&sort=NEWEST&after=c",
    { first: 25, kind: "DELIVERY_FAILED", sort: "NEWEST", after: "c" },
  ],
])("stuck orders: %s", (_rule, search, variables) => {
  expect(stuckOrdersQueryParams(addressOf(search))).toEqual(variables);
});

test.each([
  ["an empty address loads all", "", { first: 25 }],
  ["a service", "service=payments", { first: 25, service: "payments" }],
  ["a sort", "sort=ATTEMPTS_DESC", { first: 25, sort: "ATTEMPTS_DESC" }],
  ["a sort of another list is ignored", "sort=PLACED_DESC", { first: 25 }],
  [
    "all of it with a page",
    "service=payments&sort=NEWEST&after=c",
    { first: 25, service: "payments", sort: "NEWEST", after: "c" },
  ],
])("failed deliveries: %s", (_rule, search, variables) => {
  expect(failedDeliveriesQueryParams(addressOf(search))).toEqual(variables);
});

test("both lists are loaded by one request, each with its own variables", () => {
  const stuck = stuckOrdersQueryParams(addressOf("kind=REFUND_OPEN&sort=NEWEST&after=a"));
  const deliveries = failedDeliveriesQueryParams(addressOf("service=payments&sort=OLDEST&after=b"));
  expect(operationsQueryParams(stuck, deliveries)).toEqual({
    stuckFirst: 25,
    stuckAfter: "a",
    stuckSort: "NEWEST",
    stuckKind: "REFUND_OPEN",
    deliveriesFirst: 25,
    deliveriesAfter: "b",
    deliveriesSort: "OLDEST",
    deliveriesService: "payments",
  });
});
