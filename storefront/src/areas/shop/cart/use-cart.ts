import { useCallback, useEffect } from "react";
import { useQuery } from "urql";
import { onCartChangedElsewhere } from "../../../graph/cart-changes";
import { CartDocument } from "./cart.generated";

/** The viewer's cart, updated when another tab changes it. */
export function useCart() {
  const [answer, refetch] = useQuery({ query: CartDocument });
  const retry = useCallback(() => refetch({ requestPolicy: "network-only" }), [refetch]);
  useEffect(() => onCartChangedElsewhere(retry), [retry]);
  return { answer, retry };
}
