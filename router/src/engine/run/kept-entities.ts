/** Some entities that one subgraph is asked the same about. */
export interface EntityQuestion {
  readonly subgraph: string;
  /** Equal texts have equal answers about an entity. */
  readonly text: string;
  readonly representations: readonly string[];
}

/** What was found of a question, and what will be done with what is found elsewhere. */
export interface KeptAnswers {
  /** JSON in the order of the representations; undefined for what the subgraph must be asked. */
  readonly values: readonly (string | undefined)[];
  /** `values`: JSON of entities by the numbers of their representations. Nobody waits for it. */
  keep(values: ReadonlyMap<number, string>, publicSeconds: number): void;
}

/** What subgraphs have said of entities before, for requests that may be answered by what everybody may be told. */
export interface KeptEntities {
  /** Undefined where nothing of this question could be kept. Never throws. */
  find(question: EntityQuestion): Promise<KeptAnswers | undefined>;
  /** Whether answers that everybody may be given for so many seconds are kept at all. */
  isWorthKeeping(publicSeconds: number): boolean;
}
