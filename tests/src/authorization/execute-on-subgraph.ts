import { headerNames, type GraphAnswerBody } from "@souk/kernel/subgraph/graph-request";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";

export interface SubgraphQuery {
  readonly subgraph: SubgraphName;
  readonly caller: string;
  /** The client whose token the caller forwards. */
  readonly as?: ShopClient;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** Queries a subgraph directly, as the router or as another service. */
export async function executeOnSubgraph(
  shop: TestShop,
  { subgraph, caller, as, query, variables = {} }: SubgraphQuery,
): Promise<GraphAnswerBody> {
  const { body } = await shop.executeOnSubgraph(
    subgraph,
    { query, variables },
    {
      authorization: as?.headers.authorization,
      [headerNames.serviceName]: caller,
      [headerNames.serviceToken]: await shop.serviceToken(caller, subgraph),
    },
  );
  return body;
}
