import { describe, expect, test } from "vitest";
import { problemOfError, problemOfUnion } from "./problem.js";
import { restRoutes } from "./rest-routes.js";

function routeNamed(name: string) {
  const route = restRoutes.find((each) => each.name === name);
  if (!route) throw new Error(`there is no route ${name}`);
  return route;
}

describe("an error of the graph", () => {
  test.each([
    ["catalog does not answer", "SUBGRAPH_UNAVAILABLE", "catalog", 503, "Product service unavailable"],
    ["catalog fails", "INTERNAL_SERVER_ERROR", "catalog", 500, "Product service error"],
    ["another service does not answer", "SUBGRAPH_UNAVAILABLE", "cart", 503, "cart unavailable"],
    ["a value is wrong", "BAD_USER_INPUT", "cart", 422, "the message"],
    ["the viewer has no right", "FORBIDDEN", "cart", 403, "the message"],
  ])("S0-17: has its status and text when %s", (_case, code, service, status, text) => {
    const problem = problemOfError({ message: "the message", extensions: { code, service } }, routeNamed("addToCart"));
    expect(problem).toMatchObject({ status, body: { message: text, detail: text, status_code: status } });
  });
});

test("a wrong argument of a query is named as in the request", () => {
  const extensions = { code: "BAD_USER_INPUT", argument: "fromMonth" };
  const { status, body } = problemOfError(
    { message: "fromMonth must be a month", extensions },
    routeNamed("getCourseIncome"),
  );
  expect([status, body.message]).toEqual([422, "from_month must be a month"]);
  expect(body.fields).toEqual([{ path: "from_month", message: "must be a month" }]);
});

describe("wrong fields of a mutation", () => {
  test.each([
    ["payment", "payment_method"],
    ["payment.card.cardNumber", "card.card_number"],
    ["payment.paymentMethodId", "payment_method_id"],
    ["shippingAddress.postalCode", "address.postal_code"],
    ["carrier", "carrier"],
  ])("%s is %s in the request of a checkout", (path, expected) => {
    const invalid = { code: "VALIDATION_FAILED", message: "wrong", fields: [{ path, message: "is wrong" }] };
    const { status, body } = problemOfUnion(invalid, routeNamed("checkout"));
    expect([status, body.fields]).toEqual([422, [{ path: expected, message: "is wrong" }]]);
    expect([body.message, body.detail]).toEqual([`${expected} is wrong`, `${expected} is wrong`]);
  });
});

test("a locked account says when to try again", () => {
  const retryAt = new Date(Date.now() + 60_000).toISOString();
  const locked = { code: "ACCOUNT_LOCKED", message: "locked", retryAt };
  const problem = problemOfUnion(locked, routeNamed("login"));
  expect(problem.status).toBe(429);
  expect(problem.retryAfterSeconds).toBeGreaterThan(50);
});
