import { describe, expect, test } from "@jest/globals";
import { parse, type OperationDefinitionNode } from "graphql";
import type { RouterContext } from "../gateway/router-context.js";
import { rateLimitPlugin } from "./rate-limits.js";

/** Runs the plugin as Apollo would, from one address. */
function limiter(points: number) {
  const plugin = rateLimitPlugin({ login: { points, durationSeconds: 60 } });
  return async (query: string, clientAddress = "1.2.3.4"): Promise<unknown> => {
    const document = parse(query);
    const hooks = await plugin.requestDidStart?.({} as never);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const contextValue = { clientAddress } as RouterContext;
    return hooks?.didResolveOperation?.({ document, operation, contextValue } as never);
  };
}

describe("calls from one address", () => {
  test("are let through up to the limit, then refused with the seconds to wait", async () => {
    const call = limiter(2);
    await call("mutation { login }");
    await call("mutation { login }");
    await expect(call("mutation { login }")).rejects.toMatchObject({
      extensions: { code: "RATE_LIMITED", status: 429, retryAfter: expect.any(Number), http: { status: 429 } },
    });
    await call("mutation { login }", "5.6.7.8");
  });

  test.each([
    ["aliases", "mutation { a: login b: login c: login }"],
    ["inline fragments", "mutation { ... { a: login } ... { b: login c: login } }"],
    ["a named fragment", "mutation { ...F b: login } fragment F on Mutation { a: login c: login }"],
  ])("%s do not help", async (_trick, query) => {
    await expect(limiter(2)(query)).rejects.toMatchObject({ extensions: { code: "RATE_LIMITED" } });
  });

  test("other fields do not count", async () => {
    const call = limiter(1);
    const calls = Array.from({ length: 5 }, () => call("mutation { addToCart }"));
    await expect(Promise.all(calls)).resolves.toHaveLength(5);
  });
});
