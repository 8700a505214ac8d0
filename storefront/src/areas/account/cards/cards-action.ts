import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { statusOfRefusal } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import type { RefusedForm } from "../../../ui/form/refused-form";
import { makeDefaultCard, removeCard, type CardRefusal } from "./change-cards";

export type RefusedCardChange = RefusedForm<CardRefusal>;

/** The fields of the forms of the list. Each is the id of a card. */
export const cardActions = { makeDefault: "defaultCard", remove: "removedCard" } as const;

/** Removes a card on the server or makes it the default, and opens the list again. */
export async function cardsAction({ request, context }: ActionFunctionArgs) {
  const graph = context.get(actingGraphContext);
  const fields = await FormFields.of(request);
  const removed = fields.text(cardActions.remove);
  const outcome = removed
    ? await removeCard(graph, removed)
    : await makeDefaultCard(graph, fields.text(cardActions.makeDefault));
  if (!outcome) return redirect(`/account/cards?${removed ? "removed" : "default"}`, 303);
  const status = outcome.kind === "refused" ? statusOfRefusal(outcome.refusal) : 422;
  return data({ values: {}, outcome } satisfies RefusedCardChange, { status });
}
