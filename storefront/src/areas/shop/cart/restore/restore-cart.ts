import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../../../graph/refusal";
import type { LineToAddInput } from "../../../../graph/schema-types.generated";
import { sendAsBuyer } from "../send-as-buyer";
import { OpenCartReminderDocument, PresentCartDocument, RestoreCartDocument } from "./restore-cart.generated";

export type RestoreOutcome =
  /** `unavailable`: no product of the mail can be bought at present. */
  | { readonly kind: "restored" | "invalidLink" | "unavailable" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/**
 * Adds the products that a mail reminded of to the visitor's cart, without those that it has already. A visitor without
 * a session first becomes a guest.
 */
export async function restoreCart(graph: Client, token: string): Promise<RestoreOutcome> {
  const opened = await graph.mutation(OpenCartReminderDocument, { token }).toPromise();
  if (opened.error) return { kind: "refused", refusal: refusalOf(opened.error) };
  if (!opened.data?.openCartReminder) return { kind: "invalidLink" };
  const { data: present } = await graph.query(PresentCartDocument, {}).toPromise();
  const known = new Set(present?.cart?.lines.map(({ product }) => product?.id));
  const lines = opened.data.openCartReminder.flatMap(({ product, quantity }): LineToAddInput[] =>
    !product || known.has(product.id) ? [] : [{ productId: product.id, quantity }],
  );
  return lines.length === 0 ? { kind: "restored" } : addLines(graph, lines);
}

async function addLines(graph: Client, lines: LineToAddInput[]): Promise<RestoreOutcome> {
  const send = () => graph.mutation(RestoreCartDocument, { input: { lines } }).toPromise();
  const answer = await sendAsBuyer(graph, send);
  const added = answer.data?.addLinesToCart;
  if (added?.__typename === "LinesAdded")
    return { kind: added.lines.some(({ quantityAdded }) => quantityAdded > 0) ? "restored" : "unavailable" };
  return { kind: "refused", refusal: answer.error ? refusalOf(answer.error) : { kind: "unavailable" } };
}
