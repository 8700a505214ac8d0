import { describe, expect, test } from "vitest";
import type { OperationKind } from "./operation.js";
import { pauseBeforeRetry, usualRetryRules } from "./retry-rules.js";
import { ShopError } from "./shop-error.js";

const noAnswer = new ShopError({});
const refused = (code: string, retryAfter?: number) =>
  new ShopError({
    status: 429,
    errors: [{ message: "", extensions: { code, ...(retryAfter ? { retryAfter } : {}) } }],
  });
const unavailable = new ShopError({
  status: 200,
  errors: [{ message: "", extensions: { code: "SUBGRAPH_UNAVAILABLE" } }],
});
const withKey = { input: { idempotencyKey: "one" } };

function pauseAfter(error: ShopError, kind: OperationKind, variables: unknown = {}, failures = 1): number | undefined {
  return pauseBeforeRetry({ error, kind, variables, failures }, usualRetryRules, () => 1);
}

describe("an operation", () => {
  test.each<[string, ShopError, OperationKind, unknown, number | undefined]>([
    ["is repeated: a query without an answer", noAnswer, "query", {}, 500],
    ["is repeated: a query with status 503", new ShopError({ status: 503 }), "query", {}, 500],
    ["is repeated: a query with a service that did not answer", unavailable, "query", {}, 500],
    ["is repeated: a mutation with a key and a service that did not answer", unavailable, "mutation", withKey, 500],
    ["is not repeated: a mutation without a key, of an unavailable service", unavailable, "mutation", {}, undefined],
    ["is repeated: a mutation with a key in its input", noAnswer, "mutation", withKey, 500],
    ["is repeated: a mutation with a key as a variable", noAnswer, "mutation", { idempotencyKey: "one" }, 500],
    ["is repeated: a refused mutation, after the shop's pause", refused("RATE_LIMITED", 7), "mutation", {}, 7000],
    ["is repeated: an overloaded service", refused("OVERLOADED"), "mutation", {}, 500],
    ["is not repeated: a mutation without a key", noAnswer, "mutation", {}, undefined],
    ["is not repeated: a wrong request", new ShopError({ status: 400 }), "query", {}, undefined],
    ["is not repeated: a pause that is too long", refused("RATE_LIMITED", 60), "query", {}, undefined],
  ])("%s", (_title, error, kind, variables, pauseMs) => {
    expect(pauseAfter(error, kind, variables)).toBe(pauseMs);
  });

  test("is repeated three times, after pauses that double", () => {
    expect([1, 2, 3, 4].map((failures) => pauseAfter(noAnswer, "query", {}, failures))).toEqual([
      500,
      1000,
      2000,
      undefined,
    ]);
  });
});
