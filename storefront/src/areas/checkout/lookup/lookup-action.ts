import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { refusalOf, statusOfRefusal, type Refusal } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import { problemsOf, type RefusedForm } from "../../../ui/form/refused-form";
import { RequestOrderLinkDocument } from "./lookup.generated";
import { lookupRule } from "./lookup-rule";

export type RefusedLookup = RefusedForm<Refusal>;

/** Has the link to the order mailed. */
export async function lookupAction({ request, context }: ActionFunctionArgs) {
  const fields = await FormFields.of(request);
  const values = { number: fields.text("number"), email: fields.text("email") };
  const refused = (refusal: Omit<RefusedLookup, "values">, status: number) =>
    data({ values, ...refusal } satisfies RefusedLookup, { status });
  const checked = lookupRule.safeParse(values);
  if (!checked.success) return refused({ problems: problemsOf(checked.error) }, 422);
  const graph = context.get(actingGraphContext);
  const { error } = await graph.mutation(RequestOrderLinkDocument, { input: checked.data }).toPromise();
  if (!error) return redirect("/orders/lookup?sent", 303);
  const refusal = refusalOf(error);
  return refused({ outcome: refusal }, statusOfRefusal(refusal));
}
