import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";

/** A valid document with the chosen operation and the caller's context. */
export interface ResolvedRequest<Context> {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly request: { readonly variables?: Record<string, unknown> | undefined };
  readonly contextValue: Context;
  /** Whether the variables have the operation's types; if not, the request is refused with all errors in them. */
  readonly variablesFit: () => boolean;
}

/** Throws GraphQLError when the operation may not run. */
export type OperationCheck<Context> = (request: ResolvedRequest<Context>) => void | Promise<void>;
