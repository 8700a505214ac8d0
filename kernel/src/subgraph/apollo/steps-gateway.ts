import type {
  GatewayCachePolicy,
  GatewayGraphQLRequestContext,
  GatewayInterface,
} from "@apollo/server-gateway-interface";
import { mapSchema } from "@graphql-tools/utils";
import { execute } from "graphql";
import type { OperationAnswer } from "../../execution/compiled-operation.js";
import type { GraphContext } from "../graph-context.js";
import type { GraphSteps } from "../request/graph-steps.js";

/**
 * Makes Apollo Server run operations by the steps of a subgraph. Apollo Server replaces the resolvers of its schema as
 * soon as a plugin watches fields, so its schema is a copy, and graphql-js runs the watched requests on the copy.
 */
export function stepsGateway(steps: GraphSteps): GatewayInterface {
  const watchedSchema = mapSchema(steps.schema);
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: watchedSchema, coreSupergraphSdl: "" });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ context, document, request, overallCachePolicy }: GatewayGraphQLRequestContext) => {
        const contextValue = context as GraphContext;
        const { variables, operationName } = request;
        const answer: OperationAnswer = isWatched(context)
          ? await execute({ schema: watchedSchema, document, contextValue, variableValues: variables, operationName })
          : await steps.run(document, { variables, operationName }, contextValue);
        const seconds = answer.errors ? 0 : steps.publicSeconds(document, operationName, contextValue);
        (overallCachePolicy as GatewayCachePolicy).restrict({
          maxAge: seconds,
          scope: seconds > 0 ? "PUBLIC" : "PRIVATE",
        });
        return answer;
      },
    }),
    stop: async () => undefined,
  };
}

/** Apollo Server adds a symbol to the context of a request whose fields a plugin watches. */
function isWatched(context: object): boolean {
  return Object.getOwnPropertySymbols(context).length > 0;
}
