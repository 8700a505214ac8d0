import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { statusOfRefusal } from "../../../graph/refusal";
import type { CustomTextValues } from "../../../ui/custom-fields/custom-of-texts";
import { fieldsOfOwner } from "../../../ui/custom-fields/custom-values";
import { problemsOf, type FieldProblems } from "../../../ui/form/refused-form";
import { changeFields, fieldsRule, type FieldsRefusal, type FieldsValues } from "./change-fields";
import { ProfileDocument } from "./profile.generated";

/** The hidden field of the form with the declared fields: the page of the profile has two forms. */
export const declaredFieldsForm = "declaredFields";

/** The answer of the action if the form was not accepted. */
export interface RefusedFields {
  readonly declared: {
    readonly values: FieldsValues;
    readonly problems?: FieldProblems;
    readonly outcome?: FieldsRefusal;
  };
}

/** Changes the viewer's values of the declared fields on the server, and opens the profile again. */
export async function changeFieldsAction(custom: CustomTextValues, context: ActionFunctionArgs["context"]) {
  const graph = context.get(actingGraphContext);
  const values = { custom: { ...custom } };
  const refused = (refusal: Omit<RefusedFields["declared"], "values">, status: number) =>
    data({ declared: { values, ...refusal } } satisfies RefusedFields, { status });
  const { data: answer } = await graph.query(ProfileDocument, {}).toPromise();
  if (!answer?.me) return refused({ outcome: { kind: "refused", refusal: { kind: "unavailable" } } }, 503);
  const fields = fieldsOfOwner(answer.customFields);
  const checked = fieldsRule(fields).safeParse(values);
  if (!checked.success) return refused({ problems: problemsOf(checked.error) }, 422);
  const outcome = await changeFields(graph, { fields, saved: answer.me.customValues, values: checked.data });
  if (!outcome) return redirect("/account?fieldsSaved", 303);
  return refused({ outcome }, outcome.kind === "refused" ? statusOfRefusal(outcome.refusal) : 422);
}
