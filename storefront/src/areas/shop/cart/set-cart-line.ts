import type { Client } from "@urql/core";
import type { SetCartLineInput } from "../../../graph/schema-types.generated";
import { SetCartLineDocument } from "./line/set-cart-line.generated";

export type SetOutcome =
  | { readonly kind: "set" }
  | { readonly kind: "tooFew"; readonly available: number }
  | { readonly kind: "notOnSale" }
  /** A rule of the shop refuses it. The reason is in the language of the page. */
  | { readonly kind: "ruled"; readonly reason: string }
  | { readonly kind: "refused" }
  | { readonly kind: "unavailable" };

/** Sets the quantity of a line; 0 removes it. */
export async function setCartLine(graph: Client, input: SetCartLineInput): Promise<SetOutcome> {
  const { data } = await graph.mutation(SetCartLineDocument, { input }).toPromise();
  const answer = data?.setCartLine;
  switch (answer?.__typename) {
    case "Cart":
      return { kind: "set" };
    case "OutOfStock":
      return { kind: "tooFew", available: answer.shortages[0]?.available ?? 0 };
    case "ProductNotFound":
      return { kind: "notOnSale" };
    case "RuleRefused":
      return { kind: "ruled", reason: answer.reason };
    case "Conflict":
    case "InvalidInput":
      return { kind: "refused" };
    case "ServiceUnavailable":
    case undefined:
      return { kind: "unavailable" };
  }
}
