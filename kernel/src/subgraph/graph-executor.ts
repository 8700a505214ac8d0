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
import { CompiledOperation, type OperationAnswer } from "../execution/compiled-operation.js";
import { publicSeconds } from "../cache/hints/public-seconds.js";
import { placeOfValue } from "./request/argument-places.js";
import { requireScope, requireServiceRights } from "../identity/authorization.js";
import type { GraphContext } from "./graph-context.js";
import { graphError } from "../errors/graph-error.js";
import type { GraphRequest } from "./graph-request.js";
import { currentRequest } from "../logging/request-context.js";
import { measuredFields, requestedFields, rootFields } from "./request/root-fields.js";
import type { ObserveOperation } from "../metrics/operation-metrics.js";
import { mayServiceCall } from "./service-calls.js";
import { noteErrors, outcomeOf, spanOfOperation } from "../telemetry/operation-span.js";
import { inSpan, type SpanDescription } from "../telemetry/tracing.js";

/** An open subscription: its events, and the function that executes the operation for one event. */
export interface OpenedSubscription {
  readonly events: AsyncIterableIterator<unknown>;
  execute(event: unknown, context: GraphContext): Promise<OperationAnswer>;
}

/** An authenticated service requests a field that it may not use. */
export class ServiceCallRefusedError extends Error {
  constructor(field: string) {
    super(`This service may not ask for ${field}.`);
    this.name = "ServiceCallRefusedError";
  }
}

/**
 * The maximum total length of cached operations, in characters. The router and the peers send only a few hundred
 * different texts.
 */
const rememberedCharacters = 4_000_000;

interface PreparedDocument {
  readonly document: DocumentNode;
  readonly rootFields: readonly string[];
  readonly requestedFields: readonly string[];
  readonly measuredFields: readonly string[];
  /** By operation name. */
  readonly operations: Map<string | undefined, CompiledOperation>;
  /** The public cache lifetime of each operation in seconds, by operation name. */
  readonly publicSeconds: Map<string | undefined, number>;
}

interface AdmittedDocument {
  readonly prepared: PreparedDocument;
  readonly kind: string;
}

/** The part of a request that selects and runs an operation of a known document. */
export type OperationRequest = Pick<GraphRequest, "variables" | "operationName">;

/**
 * Runs operations on one schema. Services may use only the fields that `service-calls.ts` allows. Each text is parsed
 * and validated once while it stays in the cache.
 */
export class GraphExecutor {
  private readonly documents = new LRUCache<string, PreparedDocument>({
    maxSize: rememberedCharacters,
    sizeCalculation: (_document, text) => text.length + 1,
  });

  /** Documents that another server has parsed and validated. */
  private readonly validated = new WeakMap<DocumentNode, PreparedDocument>();

  constructor(
    readonly schema: GraphQLSchema,
    private readonly observe: ObserveOperation = () => undefined,
    /** Runs after each mutation, before its answer. */
    private readonly afterMutation: () => Promise<void> = async () => undefined,
  ) {}

  async execute(request: GraphRequest, context: GraphContext): Promise<OperationAnswer> {
    const admitted = this.admit(request, context);
    if (!("prepared" in admitted)) return { errors: admitted };
    refuseStream(admitted.kind);
    return this.run(admitted.prepared, request, context);
  }

  /** Throws when the caller or the viewer may not run this operation of a validated document. */
  admitDocument(document: DocumentNode, operationName: string | undefined, context: GraphContext): void {
    refuseStream(requireAdmission(this.preparedFor(document), operationName, context));
  }

  /** Runs an operation that `admitDocument` has admitted. */
  executeDocument(document: DocumentNode, request: OperationRequest, context: GraphContext): Promise<OperationAnswer> {
    return this.run(this.preparedFor(document), request, context);
  }

  /**
   * Returns the seconds for which an executed operation's answer may be cached publicly, as far as the document
   * determines it; otherwise 0.
   */
  publicSecondsOf({ query, operationName }: GraphRequest): number {
    const prepared = this.documents.get(query);
    return prepared ? this.publicSecondsIn(prepared, operationName) : 0;
  }

  /** As `publicSecondsOf`, for a validated document. */
  publicSecondsOfDocument(document: DocumentNode, operationName: string | undefined): number {
    return this.publicSecondsIn(this.preparedFor(document), operationName);
  }

  private publicSecondsIn(prepared: PreparedDocument, operationName: string | undefined): number {
    const operation = getOperationAST(prepared.document, operationName);
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

  /** Returns the document if it is valid and the caller may use all of its fields. Throws when the caller may not. */
  private admit(request: GraphRequest, context: GraphContext): AdmittedDocument | readonly GraphQLError[] {
    const prepared = this.documents.get(request.query) ?? this.prepare(request.query);
    if (!("document" in prepared)) return prepared;
    return { prepared, kind: requireAdmission(prepared, request.operationName, context) };
  }

  private run(
    prepared: PreparedDocument,
    request: OperationRequest,
    context: GraphContext,
    rootValue?: unknown,
  ): Promise<OperationAnswer> {
    const operation = (): SpanDescription =>
      spanOfOperation(getOperationAST(prepared.document, request.operationName), { "souk.service": context.service });
    return inSpan(operation, async (span) => {
      const startedAtMs = performance.now();
      const isMutation = kindOf(prepared.document, request.operationName) === "mutation";
      if (isMutation || this.isCachedByRouters(prepared, request.operationName)) readPrimaryOnly();
      const answer = await this.runOnce(prepared, request, context, rootValue);
      if (isMutation) await this.afterMutation();
      if (span) noteErrors(span, answer.errors);
      this.observe(prepared.measuredFields, outcomeOf(answer.errors), (performance.now() - startedAtMs) / 1000);
      return answer;
    });
  }

  /** Entities are cached until they change, so their answers must not miss a change. */
  private isCachedByRouters(prepared: PreparedDocument, operationName: string | undefined): boolean {
    return prepared.rootFields.includes("_entities") && this.publicSecondsIn(prepared, operationName) > 0;
  }

  private async runOnce(
    prepared: PreparedDocument,
    { variables, operationName }: OperationRequest,
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
    // only names of compiled operations are cached: clients could invent any number of other names
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
    const prepared = preparedOf(document);
    this.documents.set(query, prepared);
    return prepared;
  }

  private preparedFor(document: DocumentNode): PreparedDocument {
    let prepared = this.validated.get(document);
    if (!prepared) {
      prepared = preparedOf(document);
      this.validated.set(document, prepared);
    }
    return prepared;
  }
}

/** For the rest of the request: a change must not depend on the rows of a replica. */
function readPrimaryOnly(): void {
  const current = currentRequest();
  if (current) current.replicaReads = undefined;
}

function preparedOf(document: DocumentNode): PreparedDocument {
  return {
    document,
    rootFields: rootFields(document),
    requestedFields: requestedFields(document),
    measuredFields: measuredFields(document),
    operations: new Map(),
    publicSeconds: new Map(),
  };
}

/** Returns the kind of the operation. Throws when the caller or the viewer may not run it. */
function requireAdmission(
  prepared: PreparedDocument,
  operationName: string | undefined,
  context: GraphContext,
): string {
  const { caller, service: callee } = context;
  const refused = prepared.rootFields.find(
    (field) => caller !== "router" && !mayServiceCall({ caller, callee, field }),
  );
  if (refused !== undefined) throw new ServiceCallRefusedError(refused);
  const kind = kindOf(prepared.document, operationName);
  // a service that acts for a viewer with an API key is not limited by the key's scopes
  if (caller === "router" && !context.tokenRefusal) {
    requireScope(context.viewer, callee, kind);
    requireServiceRights(context.viewer, callee, prepared.requestedFields);
  }
  return kind;
}

function refuseStream(kind: string): void {
  if (kind === "subscription") throw graphError("BAD_USER_INPUT", "A subscription is answered as text/event-stream.");
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((node) => [node.name.value, node]));
}

/**
 * A resolver's error has a path. An error without a path means that the variables do not fit and that nothing was
 * executed.
 */
function withoutEvents(errors: readonly GraphQLError[]): OperationAnswer {
  return errors.some(({ path }) => path) ? { data: null, errors } : { errors };
}

/**
 * Adds the argument to the error. Clients cannot use the line and the column, because the router sends a different
 * document from the client's.
 */
function withPlace(document: DocumentNode, error: GraphQLError): GraphQLError {
  const argument = argumentOf(document, error);
  if (argument === undefined) return error;
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { ...error.extensions, argument } });
}

/** Returns the argument whose value a validation error is about. */
export function argumentOf(document: DocumentNode, { nodes }: GraphQLError): string | undefined {
  const [node] = nodes ?? [];
  return node && placeOfValue(document, node);
}

function kindOf(document: DocumentNode, operationName: string | undefined): string {
  // an operation that is not selected does not run
  return getOperationAST(document, operationName)?.operation ?? "query";
}
