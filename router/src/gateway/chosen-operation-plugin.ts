import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { RouterContext } from "./router-context.js";

/** Refuses a request that does not say which operation of its document is meant; the gateway would take it for a fault of ours. */
export function chosenOperationPlugin(): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation }) {
          if (operation) return;
          throw new GraphQLError("operationName must name one operation of the document.", {
            extensions: { code: "OPERATION_RESOLUTION_FAILURE", http: { status: 400 } },
          });
        },
      };
    },
  };
}
