import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from "@apollo/server";
import { GraphQLError, type OperationDefinitionNode } from "graphql";
import type { RouterContext } from "./router-context.js";

/** A valid document, and which operation of it is meant. */
export type ResolvedRequest = GraphQLRequestContextDidResolveOperation<RouterContext> & {
  readonly operation: OperationDefinitionNode;
};

/** Throws GraphQLError where the operation is not to run. */
export type OperationCheck = (request: ResolvedRequest) => void | Promise<void>;

/** Holds each operation against the checks, one after the other: the first that refuses it ends the request before anything runs. */
export function operationChecksPlugin(checks: readonly OperationCheck[]): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation(request) {
          if (!isResolved(request)) throw ambiguous();
          for (const check of checks) await check(request);
        },
      };
    },
  };
}

function isResolved(request: GraphQLRequestContextDidResolveOperation<RouterContext>): request is ResolvedRequest {
  return request.operation !== undefined;
}

/** The gateway would take it for a fault of ours. */
function ambiguous(): GraphQLError {
  return new GraphQLError("operationName must name one operation of the document.", {
    extensions: { code: "OPERATION_RESOLUTION_FAILURE", http: { status: 400 } },
  });
}
