import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { subgraphNames, type SubgraphName } from "@souk/kernel/subgraph-addresses";

/** The schema classes of each subgraph, from the build. */
export async function graphTypesOf(name: SubgraphName): Promise<GraphTypes> {
  const module = (await import(`@souk/${name}/graph-types`)) as Record<string, GraphTypes>;
  const types = module[`${name}Types`];
  if (!types) throw new Error(`subgraphs/${name}/src/graph/${name}-types.ts must export ${name}Types`);
  return types;
}

export { subgraphNames };
