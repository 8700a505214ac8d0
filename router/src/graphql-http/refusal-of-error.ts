import { PlanTooLargeError } from "@souk/federation-engine";
import { RefusedRequest, refusedWith } from "@souk/kernel/subgraph/over-http/refused-request";
import { GraphQLError } from "graphql";

/**
 * Returns the refusal for an error: itself when it is one, status 400 for an operation whose plan would be too large,
 * and 500 for an internal error.
 */
export function refusalOfError(error: unknown): RefusedRequest {
  if (error instanceof RefusedRequest) return error;
  if (error instanceof PlanTooLargeError) return refusedWith("PLAN_TOO_LARGE", error.message);
  const originalError = error instanceof Error ? error : new Error(String(error));
  const extensions = { code: "INTERNAL_SERVER_ERROR" };
  return new RefusedRequest(500, [new GraphQLError(originalError.message, { originalError, extensions })]);
}
