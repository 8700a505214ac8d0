import { Kind, visit, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { LRUCache } from "lru-cache";
import { deniedFields, type AccessRules, type GuardedField, type Rights } from "./access-rules.js";
import { PlannedNames } from "./compile/planned-names.js";
import { hasDefer } from "./defer/defer-directive.js";
import type { QueryPlanner } from "./plan/query-planner.js";
import { PreparedVariant } from "./prepared-variant.js";
import type { Supergraph } from "./supergraph.js";

/** Maximum number of cached variants of an operation; callers who see different fields need different ones. */
const maxCachedVariants = 32;

export interface PreparedOperationOptions {
  readonly planner: QueryPlanner;
  readonly supergraph: Supergraph;
  readonly accessRules: AccessRules;
  readonly random: () => number;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** A valid operation with all results that can be computed once. */
export class PreparedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly schema: GraphQLSchema;
  /** Whether a part of the answer may be deferred. */
  readonly canDefer: boolean;
  private readonly guarded: readonly GuardedField[];
  private readonly conditionNames: readonly string[];
  private readonly names: PlannedNames;
  private readonly variants = new LRUCache<string, PreparedVariant>({ max: maxCachedVariants });

  constructor(private readonly options: PreparedOperationOptions) {
    const { document, operation, planner, accessRules } = options;
    this.document = document;
    this.operation = operation;
    this.schema = planner.apiSchema;
    this.canDefer = hasDefer(document);
    this.guarded = accessRules.guardedFields(this.schema, document);
    this.conditionNames = conditionNames(document);
    this.names = new PlannedNames(options.supergraph.fieldNames, document);
  }

  /** Returns the operation as it runs for a caller with these rights. */
  variant(rights: Rights): PreparedVariant {
    const denied = this.guarded.length === 0 ? [] : deniedFields(this.guarded, rights);
    const key = denied.join();
    const known = this.variants.get(key);
    if (known) return known;
    const { planner, supergraph, random, document, operation } = this.options;
    const variant = new PreparedVariant({
      planner,
      supergraph,
      random,
      document,
      operation,
      names: this.names,
      conditionNames: this.conditionNames,
      denied: new Set(denied),
    });
    this.variants.set(key, variant);
    return variant;
  }
}

function conditionNames(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== "skip" && name.value !== "include" && name.value !== "defer") return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}
