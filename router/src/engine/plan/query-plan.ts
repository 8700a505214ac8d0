/**
 * A query plan as the engine runs it, whichever planner made it: fetches, in the order that their inputs allow. Both planners'
 * formats are read into this one (`read-plan.ts`), so nothing behind it knows which planner was asked.
 */
export type PlanNode = PlanGroup | PlanFetch;

export type PlanFetch = RootFetch | EntityFetch;

export interface PlanGroup {
  readonly kind: "sequence" | "parallel";
  readonly nodes: readonly PlanNode[];
}

/** What one request to a subgraph says. */
export interface SubgraphOperation {
  readonly subgraph: string;
  /** The text that is sent. */
  readonly text: string;
  readonly name: string | undefined;
  readonly kind: "query" | "mutation" | "subscription";
  /** Variables of the client's operation that it uses. */
  readonly variables: readonly string[];
}

/** Asks for root fields. */
export interface RootFetch {
  readonly kind: "root";
  readonly operation: SubgraphOperation;
  /** Where the answer goes; the root of the client's answer, but for a field that gives the `Query` type again. */
  readonly path: PlanPath;
  readonly outputRewrites: readonly Rewrite[];
}

/** Asks for entities by representations, for one or several lists of places in one request. */
export interface EntityFetch {
  readonly kind: "entities";
  readonly operation: SubgraphOperation;
  readonly lists: readonly EntityList[];
}

export interface EntityList {
  /** The `_entities` field's name in the subgraph's answer. */
  readonly alias: string;
  /** The variable with the representations. */
  readonly variable: string;
  /** The places whose objects are entities to ask for. */
  readonly paths: readonly PlanPath[];
  readonly requires: readonly Required[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

/** What a representation is made of, out of what is known of the entity. */
export type Required = RequiredField | RequiredFragment;

export interface RequiredField {
  readonly kind: "field";
  /** In the answer so far. */
  readonly key: string;
  /** In the representation. */
  readonly name: string;
  readonly selections: readonly Required[] | undefined;
}

export interface RequiredFragment {
  readonly kind: "fragment";
  readonly type: string | undefined;
  readonly selections: readonly Required[];
}

export type PathStep =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "each" }
  /** Goes on only for objects of these types. */
  | { readonly kind: "types"; readonly names: readonly string[] };

export type PlanPath = readonly PathStep[];

export interface Rewrite {
  readonly path: readonly RewriteStep[];
  readonly action: { readonly setTo: unknown } | { readonly renameTo: string };
}

export type RewriteStep = { readonly key: string } | { readonly types: readonly string[] };

/** The plan of one operation. */
export interface QueryPlan {
  /** Undefined where no subgraph has to be asked. */
  readonly node: PlanNode | undefined;
  /** The fetch that stays open, of a subscription; `node` is then what follows each of its events. */
  readonly subscription?: RootFetch;
}
