import {
  getVariableValues,
  OperationTypeNode,
  specifiedRules,
  type DocumentNode,
  type GraphQLSchema,
  type ParseOptions,
  type ValidationRule,
} from "graphql";
import { LRUCache } from "lru-cache";
import { AccessRules, noRights, type Rights } from "./access-rules.js";
import { clientPath } from "./compile/planned-names.js";
import { deferRules } from "./defer/defer-rules.js";
import { readJsonFor, withPlainNumbers, type ReadJson } from "./exact-json.js";
import type { JsonObject } from "./json-text.js";
import { QueryPlanner, type AroundPlan } from "./plan/query-planner.js";
import { PreparedOperation } from "./prepared-operation.js";
import type { PreparedVariant } from "./prepared-variant.js";
import { operationIn, readDocument } from "./document/read-document.js";
import { reservedAliasRule } from "./document/reserved-alias-rule.js";
import { DeferredRun, type FirstAnswer, type LaterAnswer } from "./run/deferred-run.js";
import { absentPlaces, Explanations, isOfAbsent, reportOf } from "./run/explanations.js";
import type { AnswerError, Execution, SendToSubgraph, SubgraphAnswer } from "./run/execution.js";
import type { CachedEntities } from "./run/cached-entities.js";
import { readAnswer } from "./run/read-answer.js";
import type { SubgraphRequest } from "./run/subgraph-request.js";
import { reportedErrors } from "./run/reported-errors.js";
import { Supergraph } from "./supergraph.js";

export interface EngineOptions {
  readonly supergraphSdl: string;
  /** Runs the making of each plan, for a host that measures it. */
  readonly aroundPlan?: AroundPlan | undefined;
  readonly validationRules?: readonly ValidationRule[];
  readonly parseOptions?: ParseOptions;
  /**
   * Returns a number from 0 up to, but not including, 1. It decides the overrides that apply to a share of requests.
   */
  readonly random?: (() => number) | undefined;
}

export interface EngineAnswer {
  /** JSON of `data`; "null" when an error reached the root. */
  readonly data: string;
  readonly errors: readonly AnswerError[];
}

export interface EngineRequest {
  /** The values that the client sent; they must be valid, see `coerce`. */
  readonly variables: JsonObject;
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly send: SendToSubgraph;
  /** The caller's rights, when the supergraph guards fields; no rights when absent. */
  readonly rights?: Rights | undefined;
  /** Entities cached from earlier requests. */
  readonly cachedEntities?: CachedEntities | undefined;
}

export interface EngineSubscription extends Omit<EngineRequest, "send" | "cachedEntities"> {
  /** Opens the subgraph's stream of events. An error that it throws ends the subscription. */
  readonly listen: (request: SubgraphRequest) => AsyncIterable<SubgraphAnswer>;
  /** Returns the sender for one event; an error that it throws ends the subscription. */
  readonly senderOfEvent: () => Promise<SendToSubgraph>;
}

/** Maximum number of reported errors in variables. */
const maxVariableErrors = 50;

/**
 * Limits of the document cache: the number of documents, and their total length, because a prepared document takes many
 * times the memory of its text.
 */
const maxCachedDocuments = 1000;
const maxCachedCharacters = 2_000_000;

interface ReadDocument {
  readonly document: DocumentNode;
  /** By the operation name in the request. */
  readonly operations: Map<string | undefined, PreparedOperation>;
}

/** Executes operations on a Federation 2 supergraph. Work that depends only on the document is done once. */
export class Engine {
  private readonly documents = new LRUCache<string, ReadDocument>({
    max: maxCachedDocuments,
    maxSize: maxCachedCharacters,
    sizeCalculation: (_document, text) => text.length + 1,
  });

  private constructor(
    readonly supergraph: Supergraph,
    private readonly planner: QueryPlanner,
    private readonly accessRules: AccessRules,
    private readonly rules: readonly ValidationRule[],
    private readonly parseOptions: ParseOptions,
    private readonly random: () => number,
    /**
     * Reads the JSON of a subgraph's answer, or of a client's request. A number that JavaScript would change becomes a
     * value of `JSON.rawJSON` where a scalar of the supergraph may need its digits. Throws SyntaxError.
     */
    readonly readJson: ReadJson,
  ) {}

  /** Throws SupergraphError. */
  static async open({
    supergraphSdl,
    aroundPlan,
    validationRules = [],
    parseOptions = {},
    random = Math.random,
  }: EngineOptions): Promise<Engine> {
    const supergraph = Supergraph.read(supergraphSdl);
    return new Engine(
      supergraph,
      new QueryPlanner(supergraph, aroundPlan),
      AccessRules.read(supergraph),
      [...specifiedRules, ...deferRules, reservedAliasRule, ...validationRules],
      parseOptions,
      random,
      readJsonFor(supergraph),
    );
  }

  /** Sentences for the operator: one for each field of the supergraph that has got rules of access. */
  get notices(): readonly string[] {
    return this.accessRules.inherited.map(
      ({ coordinate, sources }) =>
        `${coordinate} gets the rules of access of ${sources.join(" and ")}, which its @requires reads: an earlier composition has left them out`,
    );
  }

  /** The schema that clients see. */
  get schema(): GraphQLSchema {
    return this.planner.apiSchema;
  }

  /** Throws RefusedOperationError. */
  prepare(text: string, operationName?: string): PreparedOperation {
    const read = this.documents.get(text) ?? this.read(text);
    const known = read.operations.get(operationName);
    if (known) return known;
    const { document } = read;
    const operation = operationIn(document, operationName);
    const { supergraph, planner, accessRules, random } = this;
    const prepared = new PreparedOperation({ planner, supergraph, accessRules, random, document, operation });
    read.operations.set(operationName, prepared);
    return prepared;
  }

  private read(text: string): ReadDocument {
    const { schema, rules, parseOptions } = this;
    const read: ReadDocument = { document: readDocument(text, { schema, rules, parseOptions }), operations: new Map() };
    this.documents.set(text, read);
    return read;
  }

  /** Returns the variables coerced to the operation's types, with defaults; or the errors in them. */
  coerce({ operation }: PreparedOperation, variables: JsonObject): ReturnType<typeof getVariableValues> {
    const { variableDefinitions: definitions = [] } = operation;
    const { coerced, errors } = getVariableValues(this.schema, definitions, withPlainNumbers(variables), {
      maxErrors: maxVariableErrors,
    });
    // the entry after the last only states that there are more
    return errors ? { errors: errors.slice(0, maxVariableErrors) } : { coerced };
  }

  /** Executes a query or a mutation. Throws PlanningError; subgraph failures become errors in the answer. */
  async execute(
    prepared: PreparedOperation,
    { variables, coerced, send, cachedEntities, rights = noRights }: EngineRequest,
  ): Promise<EngineAnswer> {
    const variant = prepared.variant(rights);
    const { step } = await variant.plan(coerced);
    const execution = newExecution(variant, { variables, coerced, send, cachedEntities });
    if (step) await step.run(execution);
    return responseOf(variant, execution);
  }

  /**
   * Executes an operation in parts, and yields each as soon as it is ready. Returns undefined when nothing is deferred.
   * Throws PlanningError.
   */
  async executeInParts(
    prepared: PreparedOperation,
    { variables, coerced, send, cachedEntities, rights = noRights }: EngineRequest,
  ): Promise<AsyncGenerator<FirstAnswer | LaterAnswer, void> | undefined> {
    if (!prepared.canDefer || prepared.operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
    const variant = prepared.variant(rights);
    const plan = await variant.plan(coerced);
    const deferral = variant.deferral(plan, coerced);
    if (deferral.parts.later.length === 0) return undefined;
    const execution = newExecution(variant, { variables, coerced, send, cachedEntities });
    return new DeferredRun(deferral, execution, {
      introspect: variant.introspection(variables),
      runAlone:
        prepared.operation.operation === OperationTypeNode.QUERY
          ? async (part) => {
              const alone = newExecution(variant, { variables, coerced, send, cachedEntities });
              await (await variant.planOfPart(plan, deferral, part, coerced))?.run(alone);
              return alone;
            }
          : undefined,
      requestedPath: (path) => variant.requestedPath(clientPath(path)),
    }).answers();
  }

  /**
   * Executes a subscription and yields one answer for each event, starting from the event's data. Throws PlanningError.
   */
  async *subscribe(
    prepared: PreparedOperation,
    { variables, coerced, listen, senderOfEvent, rights = noRights }: EngineSubscription,
  ): AsyncGenerator<EngineAnswer, void> {
    const variant = prepared.variant(rights);
    const { subscription, step } = await variant.plan(coerced);
    // no request to a subgraph when the caller may not see any of the fields
    if (!subscription)
      return void (yield responseOf(
        variant,
        newExecution(variant, { variables, coerced, send: await senderOfEvent() }),
      ));
    for await (const event of listen(subscription.request(variant.sent.values(variables)))) {
      const execution = newExecution(variant, { variables, coerced, send: await senderOfEvent() });
      subscription.receive(execution, [execution.data], readAnswer(event));
      if (step) await step.run(execution);
      yield responseOf(variant, execution);
    }
  }
}

function newExecution(
  variant: PreparedVariant,
  { variables, coerced, send, cachedEntities }: EngineRequest,
): Execution {
  return {
    data: Object.create(null) as JsonObject,
    errors: [],
    emptied: [],
    absent: [],
    variables: variant.sent.values(variables),
    conditions: variant.sent.values(coerced),
    send,
    cachedEntities,
    shared: undefined,
    hasPlainTexts: !cachedEntities,
    entities: new Map(),
  };
}

function responseOf(variant: PreparedVariant, execution: Execution): EngineAnswer {
  const { data, errors: found, conditions, shared, hasPlainTexts, variables } = execution;
  const introspect = variant.introspection(variables);
  const { text, errors } = variant.writer(conditions)(data, { shared, hasPlainTexts, introspect });
  if (errors.length === 0 && found.length === 0) return { data: text, errors };
  const reported = reportedErrors(found, (path) => variant.requestedPath(clientPath(path)));
  const explanations = new Explanations(reported, execution.emptied.map(clientPath));
  const absent = absentPlaces(execution);
  const unexplained = errors.filter(
    (error) => error.extensions ?? !(explanations.covers(error.path) || isOfAbsent(error, absent, [])),
  );
  return { data: text, errors: [...reported, ...unexplained.map(reportOf)] };
}
