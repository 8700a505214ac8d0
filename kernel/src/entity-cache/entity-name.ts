/** Some entities of one subgraph, by the ids that are their keys. */
export interface EntityNames {
  readonly subgraph: string;
  readonly type: string;
  readonly ids: readonly string[];
}

/** The hash with what is kept of an entity, or with the word that it has changed. */
export function entityKey({ subgraph, type, id }: { subgraph: string; type: string; id: string }): string {
  return `souk:entity:${subgraph}:${type}:${id}`;
}
