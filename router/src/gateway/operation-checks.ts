import type { ApolloServerPlugin } from "@apollo/server";
import { getVariableValues, GraphQLError } from "graphql";
import type {
  OperationCheck as GenericCheck,
  ResolvedRequest as GenericRequest,
} from "../over-http/operation-check.js";
import type { RouterContext } from "./router-context.js";

export type OperationCheck = GenericCheck<RouterContext>;
export type ResolvedRequest = GenericRequest<RouterContext>;

/** Holds each operation against the checks, one after the other: the first that refuses it ends the request before anything runs. */
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

/** The gateway would take it for a fault of ours. */
function ambiguous(): GraphQLError {
  return new GraphQLError("operationName must name one operation of the document.", {
    extensions: { code: "OPERATION_RESOLUTION_FAILURE", http: { status: 400 } },
  });
}
