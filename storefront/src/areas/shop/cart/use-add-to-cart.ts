import { useCallback, useState } from "react";
import { useClient } from "urql";
import { rememberedSession } from "../../../graph/remembered-session";
import { addToCart, type AddAnswer, type LineToAdd } from "./add-to-cart";

export interface AddToCart {
  readonly adding: boolean;
  readonly add: (line: LineToAdd) => Promise<AddAnswer>;
}

export function useAddToCart(): AddToCart {
  const graph = useClient();
  const [adding, setAdding] = useState(false);
  const add = useCallback<AddToCart["add"]>(
    async (input) => {
      setAdding(true);
      try {
        return await addToCart(graph, input, rememberedSession.present);
      } finally {
        setAdding(false);
      }
    },
    [graph],
  );
  return { adding, add };
}
