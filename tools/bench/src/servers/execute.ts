import type { SubgraphName } from "../graph/subgraphs.ts";

/** Posts a query to a subgraph and reads the `data` of its response. */
export type Execute = <Data>(subgraph: SubgraphName, query: string, variables?: object) => Promise<Data>;
