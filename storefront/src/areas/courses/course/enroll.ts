import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../../graph/refusal";
import { AddCourseToCartDocument } from "./add-course.generated";

export type EnrollProblem =
  | { readonly kind: "owned" | "notOnSale" | "unavailable" }
  | { readonly kind: "ruled"; readonly reason: string }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Puts the course into the cart. Returns undefined on success. */
export async function addCourseToCart(graph: Client, productId: string): Promise<EnrollProblem | undefined> {
  const { data, error } = await graph
    .mutation(AddCourseToCartDocument, { input: { productId, quantity: 1 } })
    .toPromise();
  const answer = data?.addToCart;
  switch (answer?.__typename) {
    case "Cart":
      return undefined;
    case "AlreadyOwned":
      return { kind: "owned" };
    case "ProductNotFound":
    case "ProductUnavailable":
    case "OutOfStock":
      return { kind: "notOnSale" };
    case "ServiceUnavailable":
      return { kind: "unavailable" };
    case "RuleRefused":
      return { kind: "ruled", reason: answer.reason };
    // the message is in English only, and the buyer has entered nothing
    case "Conflict":
    case "InvalidInput":
    case undefined:
      return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
  }
}
