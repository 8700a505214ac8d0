import type { Client } from "@urql/core";
import type { AddToCartInput } from "../../../graph/schema-types.generated";
import { isUnauthenticated } from "../../../graph/session-renewal";
import { AddToCartDocument, type AddToCartMutation } from "./add-to-cart.generated";
import { sendAsBuyer } from "./send-as-buyer";
import { unanswered } from "./unanswered";

/** The server's answer; a session that has ended is no answer of `addToCart`. */
export type AddAnswer = NonNullable<AddToCartMutation["addToCart"]> | { readonly __typename: "SignedOut" };

/** An addition, with the values of declared fields. */
export type LineToAdd = AddToCartInput & { readonly custom?: object };

/**
 * Adds a product to the cart. A visitor without a session first becomes a guest with a new cart. A visitor whose session
 * has just ended (`wasSignedIn`) does not: they may prefer to sign in.
 */
export async function addToCart(graph: Client, input: LineToAdd, wasSignedIn: boolean): Promise<AddAnswer> {
  const send = () => graph.mutation(AddToCartDocument, { input }).toPromise();
  const answer = await (wasSignedIn ? send() : sendAsBuyer(graph, send));
  if (wasSignedIn && answer.error && isUnauthenticated(answer.error)) return { __typename: "SignedOut" };
  return answer.data?.addToCart ?? unanswered;
}
