import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { statusOfRefusal } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import { problemsOf, type RefusedForm } from "../../../ui/form/refused-form";
import { actionFieldRules } from "../fields/field-rules";
import { changeFieldsAction, declaredFieldsForm } from "./change-fields-action";
import { changeProfile, profileRule, type ProfileRefusal } from "./change-profile";

export type RefusedProfile = RefusedForm<ProfileRefusal>;

/** Changes the form of the person or the declared fields of the profile on the server, and opens its page again. */
export async function profileAction({ request, context }: ActionFunctionArgs) {
  const fields = await FormFields.of(request);
  if (fields.text(declaredFieldsForm)) return changeFieldsAction(fields.textsUnder("custom"), context);
  const names = { fullName: fields.text("fullName"), username: fields.text("username") };
  const values = { ...names, phone: fields.text("phone"), locale: fields.text("locale") };
  const checked = profileRule(await actionFieldRules(context)).safeParse(values);
  const refused = (refusal: Omit<RefusedProfile, "values">, status: number) =>
    data({ values, ...refusal } satisfies RefusedProfile, { status });
  if (!checked.success) return refused({ problems: problemsOf(checked.error) }, 422);
  const outcome = await changeProfile(context.get(actingGraphContext), checked.data);
  if (!outcome) return redirect("/account?saved", 303);
  return refused({ outcome }, outcome.kind === "refused" ? statusOfRefusal(outcome.refusal) : 422);
}
