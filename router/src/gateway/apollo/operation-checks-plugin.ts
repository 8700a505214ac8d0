import type { ApolloServerPlugin } from "@apollo/server";
import { getVariableValues, GraphQLError } from "graphql";
import type { OperationCheck, ResolvedRequest } from "../operation-checks.js";
import type { RouterContext } from "../router-context.js";

/**
 * Runs the checks on each operation in order. The first check that refuses it ends the request before anything runs.
 */
export function operationChecksPlugin(checks: readonly OperationCheck[]): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation(request) {
          const { operation, schema, document, contextValue } = request;
          if (!operation) throw ambiguous();
          const resolved = { operation, schema, document, contextValue, request: request.request };
          const variablesFit = () => fits(resolved);
          for (const check of checks) await check({ ...resolved, variablesFit });
        },
      };
    },
  };
}

function fits({ schema, operation, request }: Omit<ResolvedRequest, "variablesFit">): boolean {
  const definitions = operation.variableDefinitions ?? [];
  return getVariableValues(schema, definitions, request.variables ?? {}, { maxErrors: 1 }).errors === undefined;
}

/** Returns a client error; the gateway would report an internal error. */
function ambiguous(): GraphQLError {
  return new GraphQLError("operationName must name one operation of the document.", {
    extensions: { code: "OPERATION_RESOLUTION_FAILURE", http: { status: 400 } },
  });
}
