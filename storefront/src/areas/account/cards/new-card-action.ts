import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { statusOfRefusal } from "../../../graph/refusal";
import { sentCard } from "../../../ui/card/sent-card";
import { FormFields } from "../../../ui/form/form-fields";
import { problemsOf, type RefusedForm } from "../../../ui/form/refused-form";
import { addCard, cardFormRule, type CardRefusal } from "./change-cards";

export type RefusedCard = RefusedForm<CardRefusal>;

/** Saves a card on the server and opens the list. The answer never contains the card. */
export async function newCardAction({ request, context }: ActionFunctionArgs) {
  const refused = (refusal: Omit<RefusedCard, "values">, status: number) =>
    data({ values: {}, ...refusal } satisfies RefusedCard, { status });
  const details = sentCard(await FormFields.of(request), "details");
  const checked = cardFormRule.safeParse({ details });
  if (!checked.success) return refused({ problems: problemsOf(checked.error) }, 422);
  const outcome = await addCard(context.get(actingGraphContext), checked.data.details);
  switch (outcome.kind) {
    case "added":
      return redirect("/account/cards?added", 303);
    case "refused":
      return refused({ outcome }, statusOfRefusal(outcome.refusal));
    case "bankAway":
      return refused({ outcome }, 503);
    default:
      return refused({ outcome }, 422);
  }
}
