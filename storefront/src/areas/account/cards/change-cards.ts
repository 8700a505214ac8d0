import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../../graph/refusal";
import { cardInputFrom, cardRule, type CardValues } from "../../../ui/card/card-rule";
import type { InvalidFields } from "../../../ui/form/server-problems";
import { z } from "../../../ui/form/zod";
import { AddCardDocument, ChooseDefaultCardDocument, RemoveCardDocument } from "./cards.generated";

export const cardFormRule = z.object({ details: cardRule });

export type CardRefusal =
  | { readonly kind: "gone" | "bankAway" }
  | { readonly kind: "invalid"; readonly fields: InvalidFields["fields"] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export interface AddedCard {
  readonly kind: "added";
  readonly brand: string;
  readonly last4: string;
}

/** Saves a card for the viewer. The card number goes to the card vault and is stored nowhere else. */
export async function addCard(graph: Client, details: CardValues): Promise<AddedCard | CardRefusal> {
  const input = { paymentType: "CARD", details: cardInputFrom(details) } as const;
  const { data, error } = await graph.mutation(AddCardDocument, { input }).toPromise();
  const added = data?.addPaymentMethod;
  switch (added?.__typename) {
    case "PaymentMethod":
      return { kind: "added", brand: added.brand, last4: added.last4 };
    case "InvalidInput":
      return { kind: "invalid", fields: added.fields.map(asFieldOfForm) };
    case "ServiceUnavailable":
      return { kind: "bankAway" };
    case undefined:
      return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
  }
}

/** Makes a card the default. Returns undefined if that succeeded. */
export async function makeDefaultCard(graph: Client, id: string): Promise<CardRefusal | undefined> {
  const { data, error } = await graph.mutation(ChooseDefaultCardDocument, { id }).toPromise();
  if (data?.setDefaultPaymentMethod?.__typename === "PaymentMethod") return undefined;
  return error ? { kind: "refused", refusal: refusalOf(error) } : { kind: "gone" };
}

/** Removes a card. Returns undefined if that succeeded, or if the card did not exist. */
export async function removeCard(graph: Client, id: string): Promise<CardRefusal | undefined> {
  const { data, error } = await graph.mutation(RemoveCardDocument, { id }).toPromise();
  if (data?.removePaymentMethod) return undefined;
  return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
}

/** The form has one field for both halves of the expiry date. */
function asFieldOfForm({ path, message }: { readonly path: string; readonly message: string }) {
  return { path: path.replace(/^details\.expiry(?:Month|Year)$/, "details.expiry"), message };
}
