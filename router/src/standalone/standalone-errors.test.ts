import { PlanningError } from "@souk/federation-engine";
import { GraphQLError } from "graphql";
import { expect, test, vi } from "vitest";
import { standaloneErrors } from "./standalone-errors.js";

test.each([
  ["a fault of the router", new RangeError("Maximum call stack size exceeded"), "Something went wrong on our side.", 1],
  ["an operation without a plan", new PlanningError("No subgraph answers Query.a"), "No subgraph answers Query.a", 0],
  ["a refusal", undefined, "Say more.", 0],
])("%s", (_what, originalError, message, lines) => {
  const report = vi.fn<(line: string) => void>();
  const format = standaloneErrors({ showsCauses: true, hidesSchema: false, report });
  const error = new GraphQLError(originalError?.message ?? "Say more.", originalError ? { originalError } : {});
  expect(format(error.toJSON(), error).message).toBe(message);
  expect(report).toHaveBeenCalledTimes(lines);
});
