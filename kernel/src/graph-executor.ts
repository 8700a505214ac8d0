import { execute, GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from "graphql";
import { LRUCache } from "lru-cache";
import type { GraphContext } from "./graph-context.js";
import type { GraphRequest } from "./graph-request.js";

export interface ExecutedOperation {
  /** Missing when nothing was run. */
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
}

/** Characters of operations that are remembered; what the router and the peers send are a few hundred texts. */
const rememberedCharacters = 4_000_000;

/** Runs operations on one schema. Each text is parsed and validated once, as long as it is in use. */
export class GraphExecutor {
  private readonly documents = new LRUCache<string, DocumentNode>({
    maxSize: rememberedCharacters,
    sizeCalculation: (_document, text) => text.length + 1,
  });

  constructor(private readonly schema: GraphQLSchema) {}

  async execute(
    { query, variables, operationName }: GraphRequest,
    contextValue: GraphContext,
  ): Promise<ExecutedOperation> {
    const document = this.documents.get(query) ?? this.prepare(query);
    if (!("kind" in document)) return { errors: document };
    const { data, errors } = await execute({
      schema: this.schema,
      document,
      contextValue,
      variableValues: variables,
      operationName,
    });
    return { ...(data === undefined ? {} : { data }), ...(errors ? { errors } : {}) };
  }

  private prepare(query: string): DocumentNode | readonly GraphQLError[] {
    let document: DocumentNode;
    try {
      document = parse(query);
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
    const errors = validate(this.schema, document);
    if (errors.length > 0) return errors;
    this.documents.set(query, document);
    return document;
  }
}
