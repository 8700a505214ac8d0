import { Kind, visit, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { LRUCache } from "lru-cache";
import { deniedFields, type AccessRules, type GuardedField, type Rights } from "./access-rules.js";
import { PlannedNames } from "./compile/planned-names.js";
import { hasDefer } from "./defer/defer-directive.js";
import type { Planner } from "./plan/planner.js";
import { hasIntrospection } from "./planned-document.js";
import { PreparedVariant } from "./prepared-variant.js";
import type { Supergraph } from "./supergraph.js";

/** Callers who see different things of the same operation; for so many kinds of them it is kept ready. */
const rememberedVariants = 32;

export interface PreparedParts {
  readonly planner: Planner;
  readonly supergraph: Supergraph;
  readonly accessRules: AccessRules;
  readonly random: () => number;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** An operation that is valid, with all that can be worked out once. */
export class PreparedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly schema: GraphQLSchema;
  /** Whether the schema is asked about itself. */
  readonly introspects: boolean;
  /** Whether a part of the answer may come later. */
  readonly defers: boolean;
  private readonly guarded: readonly GuardedField[];
  private readonly conditionNames: readonly string[];
  private readonly names: PlannedNames;
  private readonly variants = new LRUCache<string, PreparedVariant>({ max: rememberedVariants });

  constructor(private readonly parts: PreparedParts) {
    const { document, operation, planner, accessRules } = parts;
    this.document = document;
    this.operation = operation;
    this.schema = planner.apiSchema;
    this.introspects = hasIntrospection(document);
    this.defers = hasDefer(document);
    this.guarded = accessRules.guardedFields(this.schema, document);
    this.conditionNames = conditionNames(document);
    this.names = new PlannedNames(parts.supergraph.fieldNames, document);
  }

  /** As it runs for somebody with these rights. */
  variant(rights: Rights): PreparedVariant {
    const denied = this.guarded.length === 0 ? [] : deniedFields(this.guarded, rights);
    const key = denied.join();
    const known = this.variants.get(key);
    if (known) return known;
    const { planner, supergraph, random, document, operation } = this.parts;
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
