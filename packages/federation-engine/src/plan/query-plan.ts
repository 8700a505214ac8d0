export type PlanFetch = RootFetch | EntityFetch;

/** Fetches that start at the same moment. */
export interface PlanStage {
  readonly fetches: readonly PlanFetch[];
  /** The fetches of earlier stages that end before; others that end before these are left out. */
  readonly after: readonly PlanFetch[];
}

/** The operation in a subgraph request. */
export interface SubgraphOperation {
  readonly subgraph: string;
  /** The operation's text. */
  readonly text: string;
  readonly kind: "query" | "mutation" | "subscription";
  /** Variables of the client's operation that this operation uses. */
  readonly variables: readonly string[];
}

/** Requests root fields. */
export interface RootFetch {
  readonly kind: "root";
  readonly operation: SubgraphOperation;
  /**
   * The place of the answer: the root of the client's answer, except for a field that returns the `Query` type again.
   */
  readonly path: PlanPath;
  readonly outputRewrites: readonly Rewrite[];
}

/** Requests entities by their representations, for one or several lists of places in one request. */
export interface EntityFetch {
  readonly kind: "entities";
  readonly operation: SubgraphOperation;
  readonly lists: readonly EntityList[];
}

export interface EntityList {
  /** The name of the `_entities` field in the subgraph's answer. */
  readonly alias: string;
  /** The variable for the representations. */
  readonly variable: string;
  /** The places of the entities to request. */
  readonly paths: readonly PlanPath[];
  readonly requires: readonly Required[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

/** A field or fragment that a representation contains. */
export type Required = RequiredField | RequiredFragment;

export interface RequiredField {
  readonly kind: "field";
  /** The name in the answer so far. */
  readonly key: string;
  /** The name in the representation. */
  readonly name: string;
  readonly selections: readonly Required[] | undefined;
}

export interface RequiredFragment {
  readonly kind: "fragment";
  readonly type: string;
  readonly selections: readonly Required[];
}

export type PathStep =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "each" }
  /** Continues only with objects of these types. */
  | { readonly kind: "types"; readonly names: readonly string[] };

export type PlanPath = readonly PathStep[];

export interface Rewrite {
  readonly path: readonly RewriteStep[];
  readonly action: { readonly setTo: unknown } | { readonly renameTo: string };
}

export type RewriteStep = { readonly key: string } | { readonly types: readonly string[] };

/** The plan of one operation. */
export interface QueryPlan {
  /** Each after those that it waits for; empty when no request to a subgraph is needed. */
  readonly stages: readonly PlanStage[];
  /** For a subscription, the fetch that stays open; the stages then run after each of its events. */
  readonly subscription?: RootFetch;
}
