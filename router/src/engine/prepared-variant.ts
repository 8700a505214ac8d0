import {
  executeSync,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { LRUCache } from "lru-cache";
import { askedPath } from "./compile/asked-path.js";
import { collectFields } from "./compile/collect-fields.js";
import type { AnswerPath } from "./compile/places.js";
import type { PlannedNames } from "./compile/planned-names.js";
import { compileWriter, type WrittenOperation } from "./compile/response-writer.js";
import type { WriteResponse } from "./compile/written-response.js";
import { PlanPlaces } from "./compile/plan-places.js";
import { compileSteps, EntityUses, fetchStep, type Step, type StepSurroundings } from "./compile/steps.js";
import { compileDeferral, type Deferral } from "./defer/deferral.js";
import { fragmentNamed } from "./fragment-selection.js";
import type { JsonObject } from "./json-text.js";
import { mutationParts } from "./mutation-parts.js";
import type { Planner } from "./plan/planner.js";
import type { PlanNode, QueryPlan } from "./plan/query-plan.js";
import { isIntrospection, plannedDocument } from "./planned-document.js";
import { RootStep } from "./run/root-step.js";
import { SentVariables } from "./sent-variables.js";
import type { Supergraph } from "./supergraph.js";

/** Answers that differ by what `@skip` and `@include` leave out; of each so many are kept ready. */
const rememberedShapes = 64;

type Conditions = Readonly<Record<string, unknown>>;

/** How a plan is run. */
export interface RunnablePlan {
  /** Undefined where no subgraph has to be asked. */
  readonly step: Step | undefined;
  /** What opens a subscription; `step` then follows each event. */
  readonly subscription: RootStep | undefined;
  /** What `step` runs. */
  readonly node: PlanNode | undefined;
  /** How many overrides hold in it. */
  readonly held: number;
}

export interface VariantParts {
  readonly planner: Planner;
  readonly supergraph: Supergraph;
  readonly random: () => number;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly names: PlannedNames;
  /** Variables that decide what is in the answer. */
  readonly conditionNames: readonly string[];
  /** What whoever asks does not see, by `Type.field`. */
  readonly denied: ReadonlySet<string>;
}

/** An operation as it runs for those who see the same of it: its plans, what is sent and how its answer is written. */
export class PreparedVariant {
  readonly sent: SentVariables;
  private readonly root: GraphQLObjectType;
  private readonly deferrals = new LRUCache<string, Deferral>({ max: rememberedShapes });
  private readonly writers = new LRUCache<string, WriteResponse>({ max: rememberedShapes });
  /** By what the variables leave out and the number of overrides that hold for a request. */
  private readonly plans = new LRUCache<string, Promise<RunnablePlan>>({ max: rememberedShapes });

  constructor(private readonly parts: VariantParts) {
    this.root = rootType(this.schema, parts.operation);
    this.sent = new SentVariables(parts.operation);
  }

  private get schema(): GraphQLSchema {
    return this.parts.planner.apiSchema;
  }

  /** Throws PlanningError. `conditions`: the coerced variables. Where fields move for a share of requests, each call draws anew. */
  async plan(conditions: Conditions): Promise<RunnablePlan> {
    const { planner, random } = this.parts;
    const { overridePercentages } = planner;
    const drawn = overridePercentages.length === 0 ? 0 : random() * 100;
    const held = overridePercentages.filter((percentage) => drawn < percentage).length;
    const key = `${this.shape(conditions)} ${held}`;
    const plan = remembered(this.plans, key, () => this.makePlan(conditions, drawn, held));
    try {
      return await plan;
    } catch (error) {
      if (this.plans.get(key) === plan) this.plans.delete(key);
      throw error;
    }
  }

  /** `conditions`: the coerced variables. */
  writer(conditions: Conditions): WriteResponse {
    return remembered(this.writers, this.shape(conditions), () => compileWriter(this.written(conditions)));
  }

  /** The same where a part of the answer comes later. */
  deferral({ node, held }: RunnablePlan, conditions: Conditions): Deferral {
    const { supergraph, operation } = this.parts;
    return remembered(this.deferrals, `${held} ${this.shape(conditions)}`, () =>
      compileDeferral(this.written(conditions), node, { ...surroundings(supergraph, operation), places: undefined }),
    );
  }

  private written(conditions: Conditions): WrittenOperation {
    const { document, operation, denied, names } = this.parts;
    const { schema, root } = this;
    const { selectionSet } = operation;
    return { schema, document, root, selectionSet, conditions, denied, names };
  }

  /** Which of the variables that decide about the answer are true. */
  private shape(conditions: Conditions): string {
    return shapeOf(this.parts.conditionNames, conditions);
  }

  /** Adds what the schema says of itself, where that is asked for. */
  introspect(data: JsonObject, variables: JsonObject, conditions: Conditions): void {
    const { operation } = this.parts;
    const nodes = this.rootFields(conditions).filter(isIntrospection);
    if (nodes.length === 0) return;
    const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: nodes };
    const fragments = this.parts.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    const document: DocumentNode = {
      kind: Kind.DOCUMENT,
      definitions: [{ ...operation, selectionSet }, ...fragments],
    };
    Object.assign(data, executeSync({ schema: this.schema, document, variableValues: variables }).data);
  }

  /** As much of a path as leads along what the client asked for. */
  askedPath(path: AnswerPath): AnswerPath {
    return askedPath(path, this.parts.document, this.parts.operation);
  }

  private rootFields(conditions: Conditions): FieldNode[] {
    const { fields } = collectFields([this.parts.operation.selectionSet], this.root, {
      fragment: (name) => fragmentNamed(this.parts.document, name),
      isTrue: (variable) => conditions[variable] === true,
      fits: (type, condition) => this.parts.supergraph.isOfType(type.name, condition),
    });
    return [...fields.values()].flatMap(({ nodes }) => nodes);
  }

  private async makePlan(conditions: Conditions, percentage: number, held: number): Promise<RunnablePlan> {
    const { supergraph, operation, denied, names } = this.parts;
    const isTrue = (name: string) => conditions[name] === true;
    const plannedFor = { schema: this.schema, denied, isTrue, names };
    const document = plannedDocument(this.parts.document, operation, plannedFor);
    if (!document) return { step: undefined, subscription: undefined, node: undefined, held };
    const { node, subscription } = await this.planned(this.sent.inDocument(document), percentage);
    const around = surroundings(supergraph, operation);
    return {
      step: node && compileSteps(node, (fetch) => fetchStep(fetch, around)),
      subscription: subscription && new RootStep(subscription, around),
      node,
      held,
    };
  }

  /** Planners put the entities of a mutation's fields behind all of them; only what is one fetch is run as they have it. */
  private async planned(document: DocumentNode, percentage: number): Promise<QueryPlan> {
    const { planner, operation } = this.parts;
    const name = operation.name?.value;
    const whole = await planner.plan({ document, name }, percentage);
    const parts = mutationParts(document);
    if (parts.length === 1 || whole.node?.kind === "root") return whole;
    const plans = await Promise.all(parts.map(async (part) => planner.plan({ document: part, name }, percentage)));
    return { node: { kind: "sequence", nodes: plans.flatMap(({ node }) => node ?? []) } };
  }
}

function remembered<Value extends object>(known: LRUCache<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key);
  if (value) return value;
  const made = make();
  known.set(key, made);
  return made;
}

function surroundings(supergraph: Supergraph, { operation }: OperationDefinitionNode): StepSurroundings {
  const sharesEntities = operation !== OperationTypeNode.MUTATION;
  return { supergraph, sharesEntities, uses: new EntityUses(), places: sharesEntities ? new PlanPlaces() : undefined };
}

/** A variable without a value leaves `@defer` to its default, where one that is null does not. */
function shapeOf(names: readonly string[], conditions: Conditions): string {
  return names.map((name) => (conditions[name] === true ? "1" : conditions[name] === undefined ? "-" : "0")).join("");
}

function rootType(schema: GraphQLSchema, { operation }: OperationDefinitionNode): GraphQLObjectType {
  const type = schema.getRootType(operation);
  if (!type) throw new Error(`the schema has no ${operation}`);
  return type;
}
