import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../../../graph/refusal";
import type { RequestStockMailInput } from "../../../../graph/schema-types.generated";
import type { InvalidFields } from "../../../../ui/form/server-problems";
import { CancelStockMailDocument, RequestStockMailDocument } from "./stock-mail.generated";

export type StockMailProblem =
  | { readonly kind: "invalid"; readonly fields: InvalidFields["fields"] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** `confirm`: the viewer first opens the link of a mail. `available`: the product can be bought now. */
export type StockMailAnswer = { readonly kind: "requested" | "confirm" | "available" } | StockMailProblem;

export async function requestStockMail(graph: Client, input: RequestStockMailInput): Promise<StockMailAnswer> {
  const { data, error } = await graph.mutation(RequestStockMailDocument, { input }).toPromise();
  const answer = data?.requestStockMail;
  switch (answer?.__typename) {
    case "StockMailRequested":
      return { kind: answer.needsConfirmation ? "confirm" : "requested" };
    case "Conflict":
      return { kind: "available" };
    case "InvalidInput":
      return { kind: "invalid", fields: answer.fields };
    case "NotFound":
    case undefined:
      return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
  }
}

/** Ends the request of a viewer with an account. Returns undefined if that succeeded. */
export async function cancelStockMail(graph: Client, productId: string): Promise<StockMailProblem | undefined> {
  const { data, error } = await graph.mutation(CancelStockMailDocument, { productId }).toPromise();
  if (data?.cancelStockMail) return undefined;
  return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
}
