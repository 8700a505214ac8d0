import { useCallback, useState } from "react";
import { useClient } from "urql";
import { rememberedSession } from "../../../graph/remembered-session";
import { isUnauthenticated } from "../../../graph/session-renewal";
import { AddToCartDocument, type AddToCartMutation } from "./add-to-cart.generated";
import { StartGuestSessionDocument } from "./start-guest-session.generated";

/** The result for the visitor. */
export type AddOutcome =
  | { readonly kind: "added" }
  | { readonly kind: "tooFew"; readonly available: number }
  /** The product is not on sale (any more), or is a course and the visitor has no account. */
  | { readonly kind: "notOnSale" }
  | { readonly kind: "owned" }
  /** The cart has no room for it. */
  | { readonly kind: "refused" }
  | { readonly kind: "signedOut" }
  /** No answer arrived, or a service is unavailable. */
  | { readonly kind: "unavailable" };

export interface AddToCart {
  readonly adding: boolean;
  readonly add: (line: { readonly productId: string; readonly quantity: number }) => Promise<AddOutcome>;
}

/** Adds a product to the cart. A visitor without a session first becomes a guest with a new cart. */
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
          // a visitor whose session has just ended may prefer to sign in instead of starting as a guest
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
      return { kind: "unavailable" };
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
