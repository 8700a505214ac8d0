import type { Client } from "@urql/core";
import type { AddToCartInput } from "../../../graph/schema-types.generated";
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
  /** A rule of the shop refuses it. The reason is in the language of the page. */
  | { readonly kind: "ruled"; readonly reason: string }
  /** The cart has no room for it. */
  | { readonly kind: "refused" }
  /** Values of declared fields are wrong, by their paths. */
  | { readonly kind: "invalid"; readonly fields: readonly { readonly path: string; readonly message: string }[] }
  | { readonly kind: "signedOut" }
  /** No answer arrived, or a service is unavailable. */
  | { readonly kind: "unavailable" };

/** An addition, with the values of declared fields. */
export type LineToAdd = AddToCartInput & { readonly custom?: object };

/**
 * Adds a product to the cart. A visitor without a session first becomes a guest with a new cart. A visitor whose session
 * has just ended (`wasSignedIn`) does not: they may prefer to sign in.
 */
export async function addToCart(graph: Client, input: LineToAdd, wasSignedIn: boolean): Promise<AddOutcome> {
  const send = () => graph.mutation(AddToCartDocument, { input }).toPromise();
  let answer = await send();
  if (answer.error && isUnauthenticated(answer.error)) {
    if (wasSignedIn) return { kind: "signedOut" };
    await graph.mutation(StartGuestSessionDocument, {}).toPromise();
    answer = await send();
  }
  return outcomeOf(answer.data?.addToCart);
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
    case "RuleRefused":
      return { kind: "ruled", reason: answer.reason };
    case "InvalidInput":
      return answer.fields.some(({ path }) => path.startsWith("custom"))
        ? { kind: "invalid", fields: answer.fields }
        : { kind: "refused" };
    case "Conflict":
      return { kind: "refused" };
  }
}
