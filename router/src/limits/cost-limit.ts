import { graphError } from "@souk/kernel/errors/graph-error";
import { GraphQLError } from "graphql";
import type { OperationCheck, ResolvedRequest } from "../gateway/operation-checks.js";
import { operationCost } from "./operation-cost.js";
import { limitError } from "./query-limits.js";

/**
 * Returns a check that refuses an operation whose answer may hold more objects than `max`. It notes the cost in the
 * context for later checks.
 */
export function costCheck(max: number): OperationCheck {
  return (request) => {
    // a later step refuses invalid variables before anything runs, and reports all errors in them
    if (!request.variablesFit()) return;
    const cost = costOf(request);
    request.contextValue.measured.cost = cost;
    if (cost > max) throw refused(limitError({ name: "cost", max, value: cost }));
  };
}

/** Throws when a required argument has no value: an operation whose cost cannot be counted does not run. */
function costOf({ schema, document, operation, request }: ResolvedRequest): number {
  try {
    return operationCost(schema, document, operation, request.variables ?? {});
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw refused(graphError("BAD_USER_INPUT", error.message));
  }
}

function refused({ message, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
}
