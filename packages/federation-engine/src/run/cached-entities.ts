/** Entities from one subgraph with the same requested fields. */
export interface EntityQuery {
  readonly subgraph: string;
  /** Equal texts request the same fields of an entity. */
  readonly text: string;
  readonly representations: readonly string[];
}

/** The result of a cache look-up, with a function that stores the missing entities. */
export interface CachedAnswers {
  /** JSON in the order of the representations; undefined for entities that must be requested from the subgraph. */
  readonly values: readonly (string | undefined)[];
  /** Stores entities without waiting. `values`: JSON of entities by the indexes of their representations. */
  store(values: ReadonlyMap<number, string>, publicSeconds: number): void;
}

/** The shared cache of public entities. */
export interface CachedEntities {
  /** Looks the entities up. Undefined when the question cannot be cached. Never throws. */
  find(question: EntityQuery): Promise<CachedAnswers | undefined>;
  /** Whether answers that are public for this many seconds are cached at all. */
  isCacheable(publicSeconds: number): boolean;
}
