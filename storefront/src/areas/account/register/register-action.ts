import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { statusOfRefusal } from "../../../graph/refusal";
import { fieldsOfRegistration } from "../../../ui/custom-fields/custom-values";
import { FormFields } from "../../../ui/form/form-fields";
import { problemsOf, type RefusedForm } from "../../../ui/form/refused-form";
import { actionFieldRules } from "../fields/field-rules";
import { usualRules } from "../fields/new-password-field";
import { register, registerRule, type RegisterRefusal } from "./register";
import { RegistrationFormDocument } from "./register.generated";

export type RefusedRegistration = RefusedForm<RegisterRefusal>;

/** Registers on the server. The next page asks for the address again: it must not be in a URL. */
export async function registerAction({ request, context }: ActionFunctionArgs) {
  const graph = context.get(actingGraphContext);
  const fields = await FormFields.of(request);
  const values = { email: fields.text("email"), fullName: fields.text("fullName") };
  const custom = fields.textsUnder("custom");
  const { data: page } = await graph.query(RegistrationFormDocument, {}).toPromise();
  const customFields = fieldsOfRegistration(page?.customFields);
  const passwordRules = page?.passwordPolicy ?? usualRules;
  const rule = registerRule(await actionFieldRules(context), { passwordRules, customFields });
  const checked = rule.safeParse({ ...values, custom, password: fields.text("password") });
  const refused = (refusal: Omit<RefusedRegistration, "values">, status: number) =>
    data({ values: { ...values, ...named(custom) }, ...refusal } satisfies RefusedRegistration, { status });
  if (!checked.success) return refused({ problems: problemsOf(checked.error) }, 422);
  const outcome = await register(graph, checked.data, customFields);
  if (outcome.kind === "sent") return redirect("/verify", 303);
  return refused({ outcome }, outcome.kind === "refused" ? statusOfRefusal(outcome.refusal) : 422);
}

/** The names that the inputs have in the form. */
function named(custom: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(custom).map(([name, text]) => [`custom.${name}`, text]));
}
