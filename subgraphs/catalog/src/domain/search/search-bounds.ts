/** Identifies a product in the order newest first. The time is ISO 8601 in UTC. */
export interface NewestKey {
  readonly createdAt: string;
  readonly id: string;
}

/**
 * The oldest ranked product of each set of candidates. Null for a set that the ranking contains completely. The ranking
 * contains all newer products of each set.
 */
export interface SearchBounds {
  /** Products whose name is the search text. */
  readonly exact: NewestKey | null;
  /** Products with all words in the name. */
  readonly names: NewestKey | null;
  /** Products with all words anywhere. When it is null, the ranking contains all products that the search finds. */
  readonly all: NewestKey | null;
}
