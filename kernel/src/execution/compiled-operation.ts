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
import { Run, type OperationParts } from "./run.js";
import { runAtOnce, runInTurn } from "./run-plan.js";

export interface OperationAnswer {
  /** Missing when nothing was run. */
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
}

/** What the conditions of `@skip` and `@include` have come to with an operation so far; each has its own plan. */
const maxPlans = 16;

/** As graphql-js has it. */
const maxVariableErrors = 50;

/**
 * A validated operation, ready to run again and again: which fields of which types it asks for is found out once, by the first
 * run that comes to them, instead of by each. It answers as graphql-js does.
 */
export class CompiledOperation {
  private readonly plans = new Map<string, ObjectPlan>();

  private constructor(
    private readonly parts: OperationParts,
    private readonly root: GraphQLObjectType,
    private readonly conditions: readonly string[],
  ) {}

  /** Undefined for what is left to graphql-js: no such operation, or a key that is no plain object's. */
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

  /** Undefined when graphql-js has to run it. Of a subscription it answers one event, which is `rootValue`. */
  execute(
    given: Readonly<Record<string, unknown>>,
    context: unknown,
    rootValue: unknown,
  ): OperationAnswer | Promise<OperationAnswer> | undefined {
    const { schema, operation } = this.parts;
    const options = { maxErrors: maxVariableErrors };
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given, options);
    if (!coerced) return { errors: errors ?? [] };
    const plan = this.planFor(coerced);
    if (!plan) return undefined;
    const run = new Run(this.parts, coerced, context, rootValue);
    const ended = operation.operation === OperationTypeNode.MUTATION ? runInTurn(run, plan) : runAtOnce(run, plan);
    return ended ? ended.then(() => answerOf(run)) : answerOf(run);
  }

  private planFor(variables: Readonly<Record<string, unknown>>): ObjectPlan | undefined {
    const values = this.conditions.map((name) => variables[name]);
    // what is wrong about them is told by graphql-js
    if (!values.every((value) => typeof value === "boolean")) return undefined;
    const key = values.join();
    const known = this.plans.get(key);
    if (known || this.plans.size >= maxPlans) return known;
    // no more of the variables, since the plan outlives them
    const conditions = Object.fromEntries(this.conditions.map((name) => [name, variables[name]]));
    const plan = planObject(this.parts, conditions, this.root, [this.parts.operation.selectionSet]);
    this.plans.set(key, plan);
    return plan;
  }
}

/** The variables that `@skip` and `@include` ask about; undefined when there is a key that would change what the answer is. */
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
