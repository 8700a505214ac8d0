import { graphError } from "@souk/kernel/errors/graph-error";
import { GraphQLError } from "graphql";
import type { OperationCheck, ResolvedRequest } from "../graphql-http/operation-check.js";
import type { OperationCosts } from "./operation-cost.js";
import { limitError } from "./query-limits.js";

export interface CostCheckOptions<Context> {
  readonly max: number;
  /** Returns the costs of the graph that the request is for. */
  readonly costsOf: (context: Context) => OperationCosts;
  /** Called with the cost, before the check, for later steps. */
  readonly note?: (context: Context, cost: number) => void;
}

/** Returns a check that refuses an operation whose answer may hold more objects than `max`. */
export function costCheck<Context>({ max, costsOf, note }: CostCheckOptions<Context>): OperationCheck<Context> {
  return (request) => {
    // a later step refuses invalid variables before anything runs, and reports all errors in them
    if (!request.variablesFit()) return;
    const cost = costOf(request, costsOf(request.contextValue));
    note?.(request.contextValue, cost);
    if (cost > max) throw refused(limitError({ name: "cost", max, value: cost }));
  };
}

/** Throws when a required argument has no value: an operation whose cost cannot be counted does not run. */
function costOf<Context>(
  { schema, document, operation, request }: ResolvedRequest<Context>,
  costs: OperationCosts,
): number {
  try {
    return costs.of(schema, document, operation, request.variables ?? {});
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw refused(graphError("BAD_USER_INPUT", error.message));
  }
}

function refused({ message, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
}
