import {
  getOperationAST,
  getVariableValues,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import type { ObjectPlan } from "./field-plan.js";
import { planObject } from "./plan-object.js";
import { Run, type ExecutableOperation } from "./run.js";
import { runAtOnce, runInTurn } from "./run-plan.js";

export interface OperationAnswer {
  /** Absent when nothing was executed. */
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
}

/**
 * The maximum number of plans per operation. Each combination of the `@skip` and `@include` conditions has its own
 * plan.
 */
const maxPlans = 16;

/** The limit of graphql-js. */
const maxVariableErrors = 50;

/**
 * A validated operation, prepared for repeated execution: the first run computes which fields of which types the
 * operation requests, and later runs reuse that plan. The result equals that of graphql-js.
 */
export class CompiledOperation {
  private readonly plans = new Map<string, ObjectPlan>();

  private constructor(
    private readonly operation: ExecutableOperation,
    private readonly root: GraphQLObjectType,
    private readonly conditions: readonly string[],
  ) {}

  /**
   * Returns undefined for operations that graphql-js must run: an unknown operation, or a response key that is unsafe
   * in a plain object.
   */
  static of(
    schema: GraphQLSchema,
    document: DocumentNode,
    operationName: string | undefined,
  ): CompiledOperation | undefined {
    const operation = getOperationAST(document, operationName);
    const root = operation && schema.getRootType(operation.operation);
    if (!operation || !root) return undefined;
    const conditions = conditionsIn(document);
    if (!conditions) return undefined;
    const fragments: Record<string, FragmentDefinitionNode> = {};
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    return new CompiledOperation({ schema, operation, fragments }, root, conditions);
  }

  /**
   * Returns undefined when graphql-js must run the operation. For a subscription it executes one event, given as
   * `rootValue`.
   */
  execute(
    given: Readonly<Record<string, unknown>>,
    context: unknown,
    rootValue: unknown,
  ): OperationAnswer | Promise<OperationAnswer> | undefined {
    const { schema, operation } = this.operation;
    const options = { maxErrors: maxVariableErrors };
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given, options);
    if (!coerced) return { errors: errors ?? [] };
    const plan = this.planFor(coerced);
    if (!plan) return undefined;
    const run = new Run(this.operation, coerced, context, rootValue);
    const ended = operation.operation === OperationTypeNode.MUTATION ? runInTurn(run, plan) : runAtOnce(run, plan);
    return ended ? ended.then(() => answerOf(run)) : answerOf(run);
  }

  private planFor(variables: Readonly<Record<string, unknown>>): ObjectPlan | undefined {
    const values = this.conditions.map((name) => variables[name]);
    // graphql-js reports the errors of invalid conditions
    if (!values.every((value) => typeof value === "boolean")) return undefined;
    const key = values.join();
    const known = this.plans.get(key);
    if (known || this.plans.size >= maxPlans) return known;
    // copies only these variables, because the plan outlives the request
    const conditions = Object.fromEntries(this.conditions.map((name) => [name, variables[name]]));
    const plan = planObject(this.operation, conditions, this.root, [this.operation.operation.selectionSet]);
    this.plans.set(key, plan);
    return plan;
  }
}

/**
 * Returns the variables that `@skip` and `@include` use; undefined when a response key would change the prototype of
 * the answer.
 */
function conditionsIn(document: DocumentNode): readonly string[] | undefined {
  const names = new Set<string>();
  let isPlain = true;
  visit(document, {
    Field({ alias }) {
      if (alias?.value === "__proto__") isPlain = false;
    },
    Directive({ name, arguments: given = [] }) {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return isPlain ? [...names] : undefined;
}

function answerOf({ data, errors }: Run): OperationAnswer {
  return errors.length > 0 ? { errors, data } : { data };
}
