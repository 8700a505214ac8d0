import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { refusalOf, statusOfRefusal, type Refusal } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import { problemsOf, type RefusedForm } from "../../../ui/form/refused-form";
import { z } from "../../../ui/form/zod";
import { actionFieldRules, type FieldRules } from "../fields/field-rules";
import { AskForPasswordLinkDocument } from "./forgot-password.generated";

export function passwordLinkRule(rules: FieldRules) {
  return z.object({ email: rules.email });
}

export type RefusedPasswordLink = RefusedForm<Refusal>;

/** Has the link mailed. */
export async function forgotPasswordAction({ request, context }: ActionFunctionArgs) {
  const fields = await FormFields.of(request);
  const values = { email: fields.text("email") };
  const refused = (refusal: Omit<RefusedPasswordLink, "values">, status: number) =>
    data({ values, ...refusal } satisfies RefusedPasswordLink, { status });
  const checked = passwordLinkRule(await actionFieldRules(context)).safeParse(values);
  if (!checked.success) return refused({ problems: problemsOf(checked.error) }, 422);
  const graph = context.get(actingGraphContext);
  const { error } = await graph.mutation(AskForPasswordLinkDocument, checked.data).toPromise();
  if (!error) return redirect("/forgot-password?sent", 303);
  return refused({ outcome: refusalOf(error) }, statusOfRefusal(refusalOf(error)));
}
