import {
  createSourceEventStream,
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
import { graphError } from "./graph-error.js";
import type { GraphRequest } from "./graph-request.js";
import { rootFields } from "./root-fields.js";
import { mayServiceCall } from "./service-calls.js";

export interface ExecutedOperation {
  /** Missing when nothing was run. */
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
}

/** A subscription that is open: its events, and what is answered to one of them. */
export interface OpenedSubscription {
  readonly events: AsyncIterableIterator<unknown>;
  execute(event: unknown, context: GraphContext): Promise<ExecutedOperation>;
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

interface AdmittedDocument {
  readonly document: DocumentNode;
  readonly kind: string;
}

/** Runs operations on one schema, for services as far as `service-calls.ts` allows. Each text is parsed and validated once, as long as it is in use. */
export class GraphExecutor {
  private readonly documents = new LRUCache<string, PreparedDocument>({
    maxSize: rememberedCharacters,
    sizeCalculation: (_document, text) => text.length + 1,
  });

  constructor(private readonly schema: GraphQLSchema) {}

  async execute(request: GraphRequest, context: GraphContext): Promise<ExecutedOperation> {
    const admitted = this.admit(request, context);
    if (!("document" in admitted)) return { errors: admitted };
    if (admitted.kind === "subscription")
      throw graphError("BAD_USER_INPUT", "A subscription is answered as text/event-stream.");
    return this.run(admitted.document, request, context);
  }

  async subscribe(request: GraphRequest, context: GraphContext): Promise<OpenedSubscription | ExecutedOperation> {
    const admitted = this.admit(request, context);
    if (!("document" in admitted)) return { errors: admitted };
    const { document, kind } = admitted;
    if (kind !== "subscription") throw graphError("BAD_USER_INPUT", "Only a subscription is a stream of events.");
    const { variables: variableValues, operationName } = request;
    const { schema } = this;
    const events = await createSourceEventStream({
      schema,
      document,
      contextValue: context,
      variableValues,
      operationName,
    });
    if (!(Symbol.asyncIterator in events)) return withoutEvents(events.errors ?? []);
    return {
      events: events as AsyncIterableIterator<unknown>,
      execute: (event, contextOfEvent) => this.run(document, request, contextOfEvent, event),
    };
  }

  /** The document, if it is valid and whoever asks may ask for all of its fields. Throws where they may not. */
  private admit(request: GraphRequest, context: GraphContext): AdmittedDocument | readonly GraphQLError[] {
    const prepared = this.documents.get(request.query) ?? this.prepare(request.query);
    if (!("document" in prepared)) return prepared;
    const { caller, service: callee } = context;
    const refused = prepared.rootFields.find(
      (field) => caller !== "router" && !mayServiceCall({ caller, callee, field }),
    );
    if (refused !== undefined) throw new ServiceCallRefusedError(refused);
    const kind = kindOf(prepared.document, request.operationName);
    // a service that was asked with a key does its part of what the key may
    if (caller === "router") requireScope(context.viewer, callee, kind);
    return { document: prepared.document, kind };
  }

  private async run(
    document: DocumentNode,
    { variables: variableValues, operationName }: GraphRequest,
    contextValue: GraphContext,
    rootValue?: unknown,
  ): Promise<ExecutedOperation> {
    const { schema } = this;
    const { data, errors } = await execute({
      schema,
      document,
      rootValue,
      contextValue,
      variableValues,
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

/** A resolver's refusal has a path; without one it is the variables that do not fit, and nothing was run. */
function withoutEvents(errors: readonly GraphQLError[]): ExecutedOperation {
  return errors.some(({ path }) => path) ? { data: null, errors } : { errors };
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
