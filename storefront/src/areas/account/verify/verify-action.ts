import { data, redirect, type ActionFunctionArgs } from "react-router";
import { actingGraphContext } from "../../../graph/graph-context";
import { refusalOf, statusOfRefusal, type Refusal } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import { problemsOf, type RefusedForm } from "../../../ui/form/refused-form";
import { actionFieldRules } from "../fields/field-rules";
import { homeOf, loginPath } from "../sign-in/return-path";
import { ConfirmAddressDocument, SendCodeAgainDocument } from "./verify.generated";
import { sendAgainIntent, verifyRule } from "./verify-rule";

export type RefusedVerification = RefusedForm<{ readonly kind: "wrongCode" } | Refusal>;

/** Confirms the address on the server, or has a new code sent. */
export async function verifyAction({ request, context }: ActionFunctionArgs) {
  const graph = context.get(actingGraphContext);
  const fields = await FormFields.of(request);
  const values = { email: fields.text("email"), code: fields.text("code") };
  const refused = (refusal: Omit<RefusedVerification, "values">, status: number) =>
    data({ values, ...refusal } satisfies RefusedVerification, { status });
  const rule = verifyRule(await actionFieldRules(context));
  if (fields.text("intent") === sendAgainIntent) {
    const checked = rule.pick({ email: true }).safeParse(values);
    if (!checked.success) return refused({ problems: problemsOf(checked.error) }, 422);
    const { error } = await graph.mutation(SendCodeAgainDocument, checked.data).toPromise();
    if (!error) return redirect("/verify?sent", 303);
    return refused({ outcome: refusalOf(error) }, statusOfRefusal(refusalOf(error)));
  }
  const checked = rule.safeParse(values);
  if (!checked.success) return refused({ problems: problemsOf(checked.error) }, 422);
  const { data: answer, error } = await graph.mutation(ConfirmAddressDocument, { input: checked.data }).toPromise();
  const confirmed = answer?.verifyEmail;
  switch (confirmed?.__typename) {
    case "SignedIn":
      return redirect(homeOf(confirmed.user.role), 303);
    case "SecondFactorRequired":
      return redirect(loginPath("/account"), 303);
    case "VerificationFailed":
      return refused({ outcome: { kind: "wrongCode" } }, 422);
    case undefined: {
      const refusal = error ? refusalOf(error) : ({ kind: "failed" } as const);
      return refused({ outcome: refusal }, statusOfRefusal(refusal));
    }
  }
}
