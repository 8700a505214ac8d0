import { expect, test } from "vitest";
import { failedAnswer, unanswered } from "./failed-answer.ts";

const checkout = {
  expectedText: '"status":"PAID"',
  operation: "mutation { checkout { __typename ... on Order { status } } }",
};
const list = { expectedText: '"endCursor":"', operation: "{ products { pageInfo { endCursor } } }" };
const of = (result: object): string => JSON.stringify({ data: { checkout: result } });
const refused = (code?: string): string =>
  JSON.stringify({ errors: [{ message: "no", extensions: { code } }], data: null });

test.each([
  ["a right answer", checkout, 200, of({ __typename: "Order", status: "PAID" }), undefined],
  ["a right answer with a list", list, 200, '{"data":{"products":{"pageInfo":{"endCursor":"x"}}}}', undefined],
  [
    "a right answer whose text contains errors",
    list,
    200,
    '{"data":{"products":{"pageInfo":{"endCursor":"x"},"note":{"errors":1}}}}',
    undefined,
  ],
  ["an overloaded router", checkout, 429, refused("RATE_LIMITED"), ["HTTP 429 RATE_LIMITED", false]],
  ["a body that is not JSON", checkout, 502, "<html>", ["HTTP 502", false]],
  ["a status without a reason", list, 500, "{}", ["HTTP 500", false]],
  ["an error", list, 200, refused("SUBGRAPH_UNAVAILABLE"), ["SUBGRAPH_UNAVAILABLE", false]],
  ["an error without a code", list, 200, refused(), ["an error without a code", false]],
  [
    "an error with partial data",
    list,
    200,
    '{"data":{"products":{"pageInfo":{"endCursor":"x"}}},"errors":[{"extensions":{"code":"SUBGRAPH_UNAVAILABLE"}}]}',
    ["SUBGRAPH_UNAVAILABLE", false],
  ],
  ["a problem as data", checkout, 200, of({ __typename: "NotEnoughStock" }), ["NotEnoughStock", false]],
  [
    "an order that is not paid",
    checkout,
    200,
    of({ __typename: "Order", status: "CREATED" }),
    ["another answer", true],
  ],
  ["an empty list", list, 200, '{"data":{"products":{"pageInfo":{"endCursor":null}}}}', ["another answer", true]],
  ["nothing", list, 200, '{"data":{"products":null}}', ["another answer", true]],
  ["no data at all", list, 200, "null", ["another answer", true]],
])("%s", (_what, step, status, text, expected) => {
  const failed = failedAnswer({ status, text }, step);
  expect(failed && [failed.kind, failed.isWrong]).toEqual(expected);
});

test.each([
  ["a connection that broke", Object.assign(new Error("broken"), { code: "ECONNRESET" }), "no answer (ECONNRESET)"],
  ["a failure without a code", new Error("closed"), "no answer (closed)"],
])("%s is no answer", (_what, error, kind) => {
  expect(unanswered(error)).toMatchObject({ kind, isWrong: false });
});
