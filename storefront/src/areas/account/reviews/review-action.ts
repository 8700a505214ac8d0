import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { statusOfRefusal } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import { problemsOf, type RefusedForm } from "../../../ui/form/refused-form";
import { deleteReview, reviewRule, saveReview, type ReviewRefusal } from "./save-review";

export type RefusedReview = RefusedForm<ReviewRefusal>;

/** The field of the form that deletes a review: the id of the review. */
export const deletedField = "deletedReview";

/** Saves or deletes the viewer's review on the server, and opens its page again. */
export async function reviewAction({ request, context, params }: ActionFunctionArgs) {
  const { productId = "" } = params;
  const graph = context.get(actingGraphContext);
  const fields = await FormFields.of(request);
  const path = `/account/reviews/${productId}`;
  const refused = (refusal: RefusedReview, status: number) => data(refusal, { status });

  const deleted = fields.text(deletedField);
  if (deleted) {
    const refusal = await deleteReview(graph, deleted);
    if (!refusal) return redirect(`${path}?deleted`, 303);
    return refused({ values: {}, outcome: { kind: "refused", refusal } }, statusOfRefusal(refusal));
  }
  const values = {
    stars: fields.text("stars"),
    title: fields.text("title"),
    text: fields.text("text"),
    authorName: fields.text("authorName"),
  };
  const checked = reviewRule.safeParse(values);
  if (!checked.success) return refused({ values, problems: problemsOf(checked.error) }, 422);
  const outcome = await saveReview(graph, productId, checked.data);
  if (outcome.kind === "saved") return redirect(`${path}?saved`, 303);
  return refused({ values, outcome }, outcome.kind === "refused" ? statusOfRefusal(outcome.refusal) : 422);
}
