import { useCallback, useEffect } from "react";
import { useQuery } from "urql";
import { onCartChangedElsewhere } from "../../../graph/cart-changes";
import { CartDocument } from "./cart.generated";

/** The viewer's cart, updated when another tab changes it. */
export function useCart() {
  const [answer, ask] = useQuery({ query: CartDocument });
  const retry = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useEffect(() => onCartChangedElsewhere(retry), [retry]);
  return { answer, retry };
}
