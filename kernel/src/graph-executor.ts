import {
  createSourceEventStream,
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
} from "graphql";
import { LRUCache } from "lru-cache";
import { CompiledOperation, type OperationAnswer } from "./execution/compiled-operation.js";
import { publicSeconds } from "./cache-hints/public-seconds.js";
import { placeOfValue } from "./argument-places.js";
import { requireScope } from "./authorization.js";
import type { GraphContext } from "./graph-context.js";
import { graphError } from "./graph-error.js";
import type { GraphRequest } from "./graph-request.js";
import { rootFields } from "./root-fields.js";
import { mayServiceCall } from "./service-calls.js";

/** A subscription that is open: its events, and what is answered to one of them. */
export interface OpenedSubscription {
  readonly events: AsyncIterableIterator<unknown>;
  execute(event: unknown, context: GraphContext): Promise<OperationAnswer>;
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
  /** By their names. */
  readonly operations: Map<string | undefined, CompiledOperation>;
  /** For how many seconds everybody may be given their answers, by their names. */
  readonly publicSeconds: Map<string | undefined, number>;
}

interface AdmittedDocument {
  readonly prepared: PreparedDocument;
  readonly kind: string;
}

/** Runs operations on one schema, for services as far as `service-calls.ts` allows. Each text is parsed and validated once, as long as it is in use. */
export class GraphExecutor {
  private readonly documents = new LRUCache<string, PreparedDocument>({
    maxSize: rememberedCharacters,
    sizeCalculation: (_document, text) => text.length + 1,
  });

  constructor(private readonly schema: GraphQLSchema) {}

  async execute(request: GraphRequest, context: GraphContext): Promise<OperationAnswer> {
    const admitted = this.admit(request, context);
    if (!("prepared" in admitted)) return { errors: admitted };
    if (admitted.kind === "subscription")
      throw graphError("BAD_USER_INPUT", "A subscription is answered as text/event-stream.");
    return this.run(admitted.prepared, request, context);
  }

  /** For how many seconds everybody may be given the answer to what has been executed, as far as the document tells; 0 where not. */
  publicSecondsOf({ query, operationName }: GraphRequest): number {
    const prepared = this.documents.get(query);
    const operation = prepared && getOperationAST(prepared.document, operationName);
    if (!operation) return 0;
    const known = prepared.publicSeconds.get(operationName);
    if (known !== undefined) return known;
    const seconds = publicSeconds({ schema: this.schema, operation, fragments: fragmentsOf(prepared.document) });
    prepared.publicSeconds.set(operationName, seconds);
    return seconds;
  }

  async subscribe(request: GraphRequest, context: GraphContext): Promise<OpenedSubscription | OperationAnswer> {
    const admitted = this.admit(request, context);
    if (!("prepared" in admitted)) return { errors: admitted };
    const { prepared, kind } = admitted;
    if (kind !== "subscription") throw graphError("BAD_USER_INPUT", "Only a subscription is a stream of events.");
    const { variables: variableValues, operationName } = request;
    const events = await createSourceEventStream({
      schema: this.schema,
      document: prepared.document,
      contextValue: context,
      variableValues,
      operationName,
    });
    if (!(Symbol.asyncIterator in events)) return withoutEvents(events.errors ?? []);
    return {
      events: events as AsyncIterableIterator<unknown>,
      execute: (event, contextOfEvent) => this.run(prepared, request, contextOfEvent, event),
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
    return { prepared, kind };
  }

  private async run(
    prepared: PreparedDocument,
    { variables, operationName }: GraphRequest,
    contextValue: GraphContext,
    rootValue?: unknown,
  ): Promise<OperationAnswer> {
    const compiled = this.compiled(prepared, operationName);
    const answer = compiled?.execute(variables ?? {}, contextValue, rootValue);
    if (answer) return answer;
    const { document } = prepared;
    return execute({
      schema: this.schema,
      document,
      rootValue,
      contextValue,
      variableValues: variables,
      operationName,
    });
  }

  private compiled(
    { document, operations }: PreparedDocument,
    name: string | undefined,
  ): CompiledOperation | undefined {
    const known = operations.get(name);
    if (known) return known;
    const compiled = CompiledOperation.of(this.schema, document, name);
    // names without end could be made up; those that are one's are few
    if (compiled) operations.set(name, compiled);
    return compiled;
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
    const prepared: PreparedDocument = {
      document,
      rootFields: rootFields(document),
      operations: new Map(),
      publicSeconds: new Map(),
    };
    this.documents.set(query, prepared);
    return prepared;
  }
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((node) => [node.name.value, node]));
}

/** A resolver's refusal has a path; without one it is the variables that do not fit, and nothing was run. */
function withoutEvents(errors: readonly GraphQLError[]): OperationAnswer {
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
