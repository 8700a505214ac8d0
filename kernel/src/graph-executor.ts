import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { LRUCache } from "lru-cache";
import { placeOfValue } from "./argument-places.js";
import { requireScope } from "./authorization.js";
import type { GraphContext } from "./graph-context.js";
import type { GraphRequest } from "./graph-request.js";
import { rootFields } from "./root-fields.js";
import { mayServiceCall } from "./service-calls.js";

export interface ExecutedOperation {
  /** Missing when nothing was run. */
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
}

/** A service that is who it says asks for what is not its business. */
export class ServiceCallRefusedError extends Error {
  constructor(field: string) {
    super(`This service may not ask for ${field}.`);
    this.name = "ServiceCallRefusedError";
  }
}

/** Characters of operations that are remembered; what the router and the peers send are a few hundred texts. */
const rememberedCharacters = 4_000_000;

interface PreparedDocument {
  readonly document: DocumentNode;
  readonly rootFields: readonly string[];
}

/** Runs operations on one schema, for services as far as `service-calls.ts` allows. Each text is parsed and validated once, as long as it is in use. */
export class GraphExecutor {
  private readonly documents = new LRUCache<string, PreparedDocument>({
    maxSize: rememberedCharacters,
    sizeCalculation: (_document, text) => text.length + 1,
  });

  constructor(private readonly schema: GraphQLSchema) {}

  async execute(
    { query, variables, operationName }: GraphRequest,
    contextValue: GraphContext,
  ): Promise<ExecutedOperation> {
    const prepared = this.documents.get(query) ?? this.prepare(query);
    if (!("document" in prepared)) return { errors: prepared };
    const { caller, service: callee } = contextValue;
    const refused = prepared.rootFields.find(
      (field) => caller !== "router" && !mayServiceCall({ caller, callee, field }),
    );
    if (refused !== undefined) throw new ServiceCallRefusedError(refused);
    // a service that was asked with a key does its part of what the key may
    if (caller === "router") requireScope(contextValue.viewer, callee, kindOf(prepared.document, operationName));
    const { data, errors } = await execute({
      schema: this.schema,
      document: prepared.document,
      contextValue,
      variableValues: variables,
      operationName,
    });
    return { ...(data === undefined ? {} : { data }), ...(errors ? { errors } : {}) };
  }

  private prepare(query: string): PreparedDocument | readonly GraphQLError[] {
    let document: DocumentNode;
    try {
      document = parse(query);
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
    const errors = validate(this.schema, document);
    if (errors.length > 0) return errors.map((error) => withPlace(document, error));
    const prepared = { document, rootFields: rootFields(document) };
    this.documents.set(query, prepared);
    return prepared;
  }
}

/** The client's document was another one, so it is told the argument instead of a line and a column. */
function withPlace(document: DocumentNode, error: GraphQLError): GraphQLError {
  const [node] = error.nodes ?? [];
  const argument = node && placeOfValue(document, node);
  if (argument === undefined) return error;
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { ...error.extensions, argument } });
}

function kindOf(document: DocumentNode, operationName: string | undefined): string {
  // one that is not chosen does not run
  return getOperationAST(document, operationName)?.operation ?? "query";
}
