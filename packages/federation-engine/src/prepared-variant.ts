import {
  executeSync,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { LRUCache } from "lru-cache";
import { requestedPath } from "./compile/requested-path.js";
import type { AnswerPath } from "./compile/places.js";
import type { PlannedNames } from "./compile/planned-names.js";
import { compileWriter, type WrittenOperation } from "./compile/response-writer.js";
import type { Introspect } from "./compile/writer-notes.js";
import type { WriteResponse } from "./compile/written-response.js";
import { PlanPlaces } from "./compile/plan-places.js";
import { compileStages, EntityUses, fetchStep, type Step, type StepContext } from "./compile/steps.js";
import type { AnswerPart } from "./defer/answer-parts.js";
import { compileDeferral, type Deferral } from "./defer/deferral.js";
import { isolatedPart, type ReadOperation } from "./defer/isolated-part.js";
import { withPlainNumbers } from "./exact-json.js";
import type { JsonObject } from "./json-text.js";
import { splitMutation } from "./document/split-mutation.js";
import type { QueryPlanner } from "./plan/query-planner.js";
import { PlanBudget } from "./plan/plan-budget.js";
import { PlanTooLargeError } from "./plan/planning-error.js";
import { FetchOrder } from "./plan/fetch-order.js";
import type { PlanFetch, PlanStage, QueryPlan } from "./plan/query-plan.js";
import { plannedDocument } from "./document/planned-document.js";
import { RootStep } from "./run/root-step.js";
import { SentVariables } from "./document/sent-variables.js";
import type { Supergraph } from "./supergraph.js";

/** Maximum number of cached plans and writers for different values of `@skip` and `@include`. */
const maxCachedShapes = 64;

type Conditions = Readonly<Record<string, unknown>>;

interface DrawnOverrides {
  /** The drawn number, from 0 up to 100. */
  readonly percentage: number;
  /** Number of overrides that are active at this number. */
  readonly activeOverrides: number;
}

/** A plan that is ready to run. */
export interface RunnablePlan extends DrawnOverrides {
  /** Undefined when no request to a subgraph is needed. */
  readonly step: Step | undefined;
  /** Opens a subscription; `step` then runs for each event. */
  readonly subscription: RootStep | undefined;
  /** The plan of `step`. */
  readonly stages: readonly PlanStage[];
}

export interface VariantOptions {
  readonly planner: QueryPlanner;
  readonly supergraph: Supergraph;
  readonly random: () => number;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly names: PlannedNames;
  /** Variables that decide which fields are in the answer. */
  readonly conditionNames: readonly string[];
  /** Fields that the caller may not see, as `Type.field`. */
  readonly denied: ReadonlySet<string>;
}

/** An operation for callers who see the same fields: its plans, its sent variables and its response writers. */
export class PreparedVariant {
  readonly sent: SentVariables;
  private readonly root: GraphQLObjectType;
  private readonly deferrals = new LRUCache<string, Deferral>({ max: maxCachedShapes });
  private readonly writers = new LRUCache<string, WriteResponse>({ max: maxCachedShapes });
  /** Plans by the values of the condition variables and the number of active overrides. */
  private readonly plans = new LRUCache<string, Promise<RunnablePlan>>({ max: maxCachedShapes });

  constructor(private readonly options: VariantOptions) {
    this.root = rootType(this.schema, options.operation);
    this.sent = new SentVariables(options.operation, this.schema);
  }

  private get schema(): GraphQLSchema {
    return this.options.planner.apiSchema;
  }

  /**
   * Returns the plan. Throws PlanningError. `conditions`: the coerced variables. With overrides for a share of
   * requests, each call draws again.
   */
  async plan(conditions: Conditions): Promise<RunnablePlan> {
    const { planner, random } = this.options;
    const { overridePercentages } = planner;
    const percentage = overridePercentages.length === 0 ? 0 : random() * 100;
    const activeOverrides = overridePercentages.filter((threshold) => percentage < threshold).length;
    const key = `${this.shape(conditions)} ${activeOverrides}`;
    const plan = cached(this.plans, key, () =>
      this.makePlan(conditions, { percentage, activeOverrides }, this.options),
    );
    try {
      return await plan;
    } catch (error) {
      // the time depends on the load of the machine too
      const isFinal = error instanceof PlanTooLargeError && error.limit !== "time";
      if (!isFinal && this.plans.get(key) === plan) this.plans.delete(key);
      throw error;
    }
  }

  /** Returns the writer of the response. `conditions`: the coerced variables. */
  writer(conditions: Conditions): WriteResponse {
    return cached(this.writers, this.shape(conditions), () => compileWriter(this.written(conditions)));
  }

  /** Returns the deferral for a response with deferred parts. */
  deferral({ stages, activeOverrides }: RunnablePlan, conditions: Conditions): Deferral {
    const { supergraph, operation } = this.options;
    return cached(this.deferrals, `${activeOverrides} ${this.shape(conditions)}`, () =>
      compileDeferral(this.written(conditions), stages, stepContext(supergraph, operation, undefined)),
    );
  }

  /** Returns the step that requests one deferred part alone, or what is not deferred. */
  async planOfPart(
    plan: RunnablePlan,
    { alone }: Deferral,
    part: AnswerPart,
    conditions: Conditions,
  ): Promise<Step | undefined> {
    const planned = alone.get(part) ?? this.makePlan(conditions, plan, isolatedPart(this.options, part, conditions));
    alone.set(part, planned);
    return (await planned).step;
  }

  private written(conditions: Conditions): WrittenOperation {
    const { document, operation, denied, names } = this.options;
    const { schema, root } = this;
    const { selectionSet } = operation;
    return { schema, document, root, selectionSet, conditions, denied, names };
  }

  /** Returns a key for the values of the condition variables. */
  private shape(conditions: Conditions): string {
    return shapeOf(this.options.conditionNames, conditions);
  }

  /** Returns the function that answers introspection, with these values of the variables. */
  introspection(variables: JsonObject): Introspect {
    return (fields) => {
      const { name, variableDefinitions } = this.options.operation;
      const operation: OperationDefinitionNode = {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        name,
        variableDefinitions,
        selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
      };
      const fragments = this.options.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
      const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] };
      const { data } = executeSync({ schema: this.schema, document, variableValues: withPlainNumbers(variables) });
      const [value = null] = Object.values(data ?? {});
      return value === null ? undefined : JSON.stringify(value);
    };
  }

  /** Returns the longest start of a path that follows the client's fields. */
  requestedPath(path: AnswerPath): AnswerPath {
    return requestedPath(path, this.options.document, this.options.operation);
  }

  private async makePlan(
    conditions: Conditions,
    { percentage, activeOverrides }: DrawnOverrides,
    { document, operation }: ReadOperation,
  ): Promise<RunnablePlan> {
    const { supergraph, denied, names } = this.options;
    const isTrue = (name: string) => conditions[name] === true;
    const drawn = { percentage, activeOverrides };
    const planned = plannedDocument(document, operation, { schema: this.schema, denied, isTrue, names });
    if (!planned) return { step: undefined, subscription: undefined, stages: [], ...drawn };
    const { stages, subscription } = await this.planned(this.sent.inDocument(planned), percentage);
    const context = stepContext(supergraph, operation, stages);
    const steps = new Map<PlanFetch, Step>();
    const budget = new PlanBudget();
    for (const fetch of stages.flatMap(({ fetches }) => fetches)) {
      steps.set(fetch, fetchStep(fetch, context));
      await budget.pause();
    }
    return {
      step: compileStages(stages, steps),
      subscription: subscription && new RootStep(subscription, context),
      stages,
      ...drawn,
    };
  }

  /**
   * Plans a mutation field by field: the planner fetches the entities of its fields after all of them. Only a plan with
   * a single fetch is used unchanged.
   */
  private async planned(document: DocumentNode, percentage: number): Promise<QueryPlan> {
    const { planner, operation } = this.options;
    const name = operation.name?.value;
    const whole = await planner.plan({ document, name }, percentage);
    const parts = splitMutation(document);
    const isOneFetch = whole.stages.length === 1 && whole.stages[0]?.fetches.length === 1;
    if (parts.length === 1 || isOneFetch) return whole;
    const plans = await Promise.all(parts.map(async (part) => planner.plan({ document: part, name }, percentage)));
    return { stages: inTurn(plans.map(({ stages }) => stages)) };
  }
}

/** Joins the plans of root fields: each waits until all fetches of the one before have ended. */
function inTurn(plans: readonly (readonly PlanStage[])[]): readonly PlanStage[] {
  let before: readonly PlanFetch[] = [];
  return plans.flatMap((stages) => {
    const after = before;
    if (stages.length > 0) before = stages.flatMap(({ fetches }) => fetches);
    return stages.map((stage) => (stage.after.length === 0 ? { ...stage, after } : stage));
  });
}

function cached<Value extends object>(known: LRUCache<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key);
  if (value) return value;
  const made = make();
  known.set(key, made);
  return made;
}

/** `stages`: undefined when parts of the answer are read before the whole plan has run. */
function stepContext(
  supergraph: Supergraph,
  { operation }: OperationDefinitionNode,
  stages: readonly PlanStage[] | undefined,
): StepContext {
  const sharesEntities = operation !== OperationTypeNode.MUTATION;
  const places = sharesEntities && stages ? new PlanPlaces(new FetchOrder(stages)) : undefined;
  return { supergraph, sharesEntities, uses: new EntityUses(), places };
}

/** Returns a key for the variables' values. An absent variable leaves `@defer` at its default; null does not. */
function shapeOf(names: readonly string[], conditions: Conditions): string {
  return names.map((name) => (conditions[name] === true ? "1" : conditions[name] === undefined ? "-" : "0")).join("");
}

function rootType(schema: GraphQLSchema, { operation }: OperationDefinitionNode): GraphQLObjectType {
  const type = schema.getRootType(operation);
  if (!type) throw new Error(`the schema has no ${operation}`);
  return type;
}
