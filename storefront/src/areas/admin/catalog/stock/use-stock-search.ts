import { useMemo } from "react";
import { useQuery, type CombinedError } from "urql";
import { AdminStockSearchDocument } from "./stock-search.generated";

/** The maximum number of products that a list of levels can be filtered by. */
const mostFound = 100;

export interface StockSearch {
  /** Undefined without a search, and until catalog has answered. */
  readonly productIds: readonly string[] | undefined;
  readonly searching: boolean;
  /** True if more products match than are shown. */
  readonly isCut: boolean;
  readonly error: CombinedError | undefined;
  readonly retry: () => void;
}

/** Inventory stores no product names, so catalog finds the products whose levels are listed. */
export function useStockSearch(search: string): StockSearch {
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AdminStockSearchDocument,
    variables: { search, first: mostFound },
    pause: search === "",
    requestPolicy: "cache-and-network",
  });
  const found = search === "" ? undefined : data?.products;
  const productIds = useMemo(() => found?.nodes.map(({ id }) => id), [found]);
  return {
    productIds,
    searching: search !== "" && fetching && !productIds,
    isCut: found?.pageInfo.hasNextPage === true,
    error: search === "" ? undefined : error,
    retry: () => refetch({ requestPolicy: "network-only" }),
  };
}
