import { useCallback, useState } from "react";
import { useClient } from "urql";
import { rememberedSession } from "../../../graph/remembered-session";
import { isUnauthenticated } from "../../../graph/session-renewal";
import { AddToCartDocument, type AddToCartMutation } from "./add-to-cart.generated";
import { StartGuestSessionDocument } from "./start-guest-session.generated";

/** What became of it, for the person who wanted it. */
export type AddOutcome =
  | { readonly kind: "added" }
  | { readonly kind: "tooFew"; readonly available: number }
  /** Not on sale (any more), or a course that somebody without an account wanted. */
  | { readonly kind: "notOnSale" }
  | { readonly kind: "owned" }
  /** There is no more room for it. */
  | { readonly kind: "refused" }
  | { readonly kind: "signedOut" }
  /** Nobody answered, or a service is away. */
  | { readonly kind: "away" };

export interface AddToCart {
  readonly adding: boolean;
  readonly add: (wanted: { readonly productId: string; readonly quantity: number }) => Promise<AddOutcome>;
}

/** Whoever is nobody yet becomes a guest first, who has a cart of their own. */
export function useAddToCart(): AddToCart {
  const graph = useClient();
  const [adding, setAdding] = useState(false);
  const add = useCallback<AddToCart["add"]>(
    async (input) => {
      const send = () => graph.mutation(AddToCartDocument, { input }).toPromise();
      setAdding(true);
      try {
        const wasSignedIn = rememberedSession.present;
        let answer = await send();
        if (answer.error && isUnauthenticated(answer.error)) {
          // whose session has just ended may want to sign in rather than begin as a guest
          if (wasSignedIn) return { kind: "signedOut" };
          await graph.mutation(StartGuestSessionDocument, {}).toPromise();
          answer = await send();
        }
        return outcomeOf(answer.data?.addToCart);
      } finally {
        setAdding(false);
      }
    },
    [graph],
  );
  return { adding, add };
}

function outcomeOf(answer: AddToCartMutation["addToCart"] | undefined): AddOutcome {
  switch (answer?.__typename) {
    case undefined:
    case "ServiceUnavailable":
      return { kind: "away" };
    case "Cart":
      return { kind: "added" };
    case "OutOfStock":
      return { kind: "tooFew", available: answer.shortages[0]?.available ?? 0 };
    case "ProductNotFound":
    case "ProductUnavailable":
      return { kind: "notOnSale" };
    case "AlreadyOwned":
      return { kind: "owned" };
    case "InvalidInput":
      return { kind: "refused" };
  }
}
