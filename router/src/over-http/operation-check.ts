import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";

/** A valid document, which operation of it is meant, and who asks. */
export interface ResolvedRequest<Context> {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly request: { readonly variables?: Record<string, unknown> | undefined };
  readonly contextValue: Context;
  /** Whether the variables are of the operation's types; where not, the request is refused with all that is wrong with them. */
  readonly variablesFit: () => boolean;
}

/** Throws GraphQLError where the operation is not to run. */
export type OperationCheck<Context> = (request: ResolvedRequest<Context>) => void | Promise<void>;
