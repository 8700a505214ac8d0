/** Some entities of one subgraph, identified by their ids. */
export interface EntityNames {
  readonly subgraph: string;
  readonly type: string;
  readonly ids: readonly string[];
}

/** The key of the Redis hash that holds an entity's cached answers or its change marker. */
export function entityKey({ subgraph, type, id }: { subgraph: string; type: string; id: string }): string {
  return `souk:entity:${subgraph}:${type}:${id}`;
}
