import {
  executeSync,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { LRUCache } from "lru-cache";
import { collectFields } from "./compile/collect-fields.js";
import { compileWriter, type WriteResponse } from "./compile/response-writer.js";
import { compileSteps, EntityUses, type Step } from "./compile/steps.js";
import type { JsonObject } from "./json-text.js";
import type { Planner } from "./plan/planner.js";
import type { RootFetch } from "./plan/query-plan.js";
import { RootStep } from "./run/root-step.js";
import type { Supergraph } from "./supergraph.js";

/** Answers that differ by what `@skip` and `@include` leave out; of each so many are kept ready. */
const rememberedShapes = 64;

/** How a plan is run. */
export interface RunnablePlan {
  /** Undefined where no subgraph has to be asked. */
  readonly step: Step | undefined;
  /** What opens a subscription; `step` then follows each event. */
  readonly subscription: RootStep | undefined;
}

export interface PreparedParts {
  readonly planner: Planner;
  readonly supergraph: Supergraph;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** An operation that is valid, with all that can be worked out once: its plans, what is sent and how its answer is written. */
export class PreparedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Whether the schema is asked about itself. */
  readonly introspects: boolean;
  private readonly planner: Planner;
  private readonly supergraph: Supergraph;
  private readonly root: GraphQLObjectType;
  /** Variables that decide what is in the answer. */
  private readonly conditionNames: readonly string[];
  private readonly writers = new LRUCache<string, WriteResponse>({ max: rememberedShapes });
  /** By the number of overrides that hold for a request. */
  private readonly plans = new Map<number, RunnablePlan>();

  constructor({ planner, supergraph, document, operation }: PreparedParts) {
    this.document = document;
    this.operation = operation;
    this.planner = planner;
    this.supergraph = supergraph;
    this.root = rootType(planner.apiSchema, operation);
    this.conditionNames = conditionNames(document);
    this.introspects = hasIntrospection(document);
  }

  get schema(): GraphQLSchema {
    return this.planner.apiSchema;
  }

  /** Throws PlanningError. Where fields are overridden for a share of requests, each call draws anew. */
  plan(): RunnablePlan {
    const { overridePercentages } = this.planner;
    const drawn = overridePercentages.length === 0 ? 0 : Math.random() * 100;
    const held = overridePercentages.filter((percentage) => drawn < percentage).length;
    const known = this.plans.get(held);
    if (known) return known;
    const plan = this.makePlan(drawn);
    this.plans.set(held, plan);
    return plan;
  }

  /** `conditions`: the coerced variables. */
  writer(conditions: Readonly<Record<string, unknown>>): WriteResponse {
    const shape = this.conditionNames.map((name) => (conditions[name] === true ? 1 : 0)).join("");
    const known = this.writers.get(shape);
    if (known) return known;
    const { schema, document, root } = this;
    const write = compileWriter({ schema, document, root, selectionSet: this.operation.selectionSet, conditions });
    this.writers.set(shape, write);
    return write;
  }

  /** Adds what the schema says of itself, where that is asked for. */
  introspect(data: JsonObject, variables: JsonObject, conditions: Readonly<Record<string, unknown>>): void {
    const nodes = this.rootFields(conditions).filter(isIntrospection);
    if (nodes.length === 0) return;
    const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: nodes };
    const fragments = this.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    const document: DocumentNode = {
      kind: Kind.DOCUMENT,
      definitions: [{ ...this.operation, selectionSet }, ...fragments],
    };
    Object.assign(data, executeSync({ schema: this.schema, document, variableValues: variables }).data);
  }

  private rootFields(conditions: Readonly<Record<string, unknown>>): FieldNode[] {
    const fields = collectFields([this.operation.selectionSet], this.root, {
      fragment: (name) =>
        this.document.definitions.find(
          (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
        ) as never,
      isTrue: (variable) => conditions[variable] === true,
      fits: (type, condition) => this.supergraph.isOfType(type.name, condition),
    });
    return [...fields.values()].flatMap(({ nodes }) => nodes);
  }

  private makePlan(percentage: number): RunnablePlan {
    const document = withoutIntrospection(this.document, this.operation);
    if (!document) return { step: undefined, subscription: undefined };
    const name = this.operation.name?.value;
    const { node, subscription } = this.planner.plan({ document, name }, percentage);
    const surroundings = {
      supergraph: this.supergraph,
      sharesEntities: this.operation.operation !== OperationTypeNode.MUTATION,
      uses: new EntityUses(),
    };
    return {
      step: node && compileSteps(node, surroundings),
      subscription: subscription && new RootStep(subscription satisfies RootFetch, surroundings),
    };
  }
}

function rootType(schema: GraphQLSchema, { operation }: OperationDefinitionNode): GraphQLObjectType {
  const type = schema.getRootType(operation);
  if (!type) throw new Error(`the schema has no ${operation}`);
  return type;
}

function conditionNames(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

function hasIntrospection(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field(node) {
      found ||= isIntrospection(node);
    },
  });
  return found;
}

function isIntrospection({ name }: FieldNode): boolean {
  return name.value === "__schema" || name.value === "__type";
}

/** The one operation with its fragments, for the planner; undefined where nothing is left that a subgraph knows. */
function withoutIntrospection(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode | undefined {
  const definitions = document.definitions.filter(
    (node) => node.kind !== Kind.OPERATION_DEFINITION || node === operation,
  );
  const pruned = visit(
    { ...document, definitions },
    {
      Field: (node) => (isIntrospection(node) ? null : undefined),
      SelectionSet: { leave: (node) => (node.selections.length === 0 ? null : undefined) },
      InlineFragment: { leave: (node) => (hasSelection(node) ? undefined : null) },
      FragmentDefinition: { leave: (node) => (hasSelection(node) ? undefined : null) },
      OperationDefinition: { leave: (node) => (hasSelection(node) ? undefined : null) },
    },
  );
  const kept = new Set(
    pruned.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [node.name.value] : [])),
  );
  const whole = visit(pruned, {
    FragmentSpread: (node) => (kept.has(node.name.value) ? undefined : null),
  });
  const asked = whole.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const isAsked =
    asked?.kind === Kind.OPERATION_DEFINITION && hasSelection(asked) && !isTypenameOnly(asked.selectionSet);
  return isAsked ? whole : undefined;
}

function hasSelection(node: { readonly selectionSet?: SelectionSetNode | null }): boolean {
  return (node.selectionSet?.selections.length ?? 0) > 0;
}

function isTypenameOnly({ selections }: SelectionSetNode): boolean {
  return selections.every((node) => node.kind === Kind.FIELD && node.name.value === "__typename");
}
