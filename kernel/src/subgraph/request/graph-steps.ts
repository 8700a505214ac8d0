import type { DocumentNode, GraphQLError, GraphQLFormattedError, GraphQLSchema } from "graphql";
import type { OperationAnswer } from "../../execution/compiled-operation.js";
import type { GraphContext } from "../graph-context.js";
import type { OperationRequest } from "../graph-executor.js";
import type { GraphRequest, RequestHeaders } from "../graph-request.js";
import type { Subgraph } from "../subgraph.js";

/** The steps of `Subgraph.execute`, for a server that parses and validates documents itself. */
export interface GraphSteps {
  readonly schema: GraphQLSchema;
  /** Verifies the caller and the viewer. Throws a GraphQLError with the code and the status of its refusal. */
  contextOf(headers: RequestHeaders): Promise<GraphContext>;
  /** Throws a GraphQLError when the caller or the viewer may not run the operation. */
  admit(document: DocumentNode, operationName: string | undefined, context: GraphContext): void;
  /** Runs an admitted operation. The errors are those of the resolvers. */
  run(document: DocumentNode, request: OperationRequest, context: GraphContext): Promise<OperationAnswer>;
  /** Returns the seconds for which an answer without errors may be cached publicly. */
  publicSeconds(document: DocumentNode, operationName: string | undefined, context: GraphContext): number;
  /** Formats a resolver's error for the client. */
  masked(error: GraphQLError, request: GraphRequest): GraphQLFormattedError;
}

export type SubgraphInSteps = Subgraph & { readonly steps: GraphSteps };

/** Whether a subgraph offers its steps, as all do that `assembleSubgraph` returns. */
export function isInSteps(subgraph: Subgraph): subgraph is SubgraphInSteps {
  return "steps" in subgraph;
}
