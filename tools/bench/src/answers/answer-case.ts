/** A request of a client and the answer that the specification gives it. */
export interface AnswerCase {
  readonly name: string;
  readonly query: string;
  /** JSON, because a number can have more digits than a number of JavaScript. */
  readonly variables?: string;
  /** The JSON of the right `data`. Numbers are compared by their digits. */
  readonly right: string;
  /** The paths of the right errors, or `any`: at least one error, with any path. Without it, no error is right. */
  readonly errors?: readonly (readonly (string | number)[])[] | "any";
  /** Sent as the parameters of a GET request. */
  readonly get?: true;
}

export interface CaseSubgraph {
  /** Without the link to the federation specification, which is added to all. */
  readonly sdl: string;
  /** Fields by type, as `@apollo/subgraph` takes them. */
  readonly resolvers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Replaces the resolvers: the JSON of an answer, for the JSON of a request. */
  readonly answer?: (body: string) => string;
}

/** Subgraphs and the cases that share them. */
export interface CaseGraph {
  readonly name: string;
  readonly subgraphs: Readonly<Record<string, CaseSubgraph>>;
  readonly cases: readonly AnswerCase[];
}

/** An object in a subgraph, found by its key. */
export interface Row {
  readonly id: string;
}

/** Resolves a reference to an object without other values. */
export function same(row: Row): Row {
  return row;
}
