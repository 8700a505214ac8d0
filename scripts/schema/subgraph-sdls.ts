import { subgraphSdl, type GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";

export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
}

/** The SDL of every subgraph according to its current classes, from the build. */
export async function currentSubgraphSdls(): Promise<SubgraphSdl[]> {
  const sdls = [];
  // one after the other: type-graphql's metadata is global to the process
  for (const name of subgraphNames) sdls.push({ name, sdl: subgraphSdl(await graphTypesOf(name)) });
  return sdls;
}

async function graphTypesOf(name: SubgraphName): Promise<GraphTypes> {
  const module = (await import(`@souk/${name}/graph-types`)) as Readonly<Partial<Record<string, GraphTypes>>>;
  const types = module[`${name}Types`];
  if (!types) throw new Error(`subgraphs/${name}/src/graph/${name}-types.ts must export ${name}Types`);
  return types;
}
