import { useEffect, useRef } from "react";
import { useActionData, type ActionFunctionArgs, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { actionFieldRules } from "../fields/field-rules";
import { NewPasswordField, usualRules } from "../fields/new-password-field";
import { PasswordRulesDocument } from "../register/register.generated";
import { mutateSignedOut } from "../sign-in/mutate-signed-out";
import { answerLink } from "./answer-link";
import { failedLink, refusedLink, type LinkOutcome } from "./link-outcome";
import { MailedLinkPage } from "./mailed-link-page";
import { SetNewPasswordDocument } from "./set-new-password.generated";

export function action(args: ActionFunctionArgs) {
  return answerLink(args, "resetPassword", async ({ graph, token, fields }) => {
    const { data: policy } = await graph.query(PasswordRulesDocument, {}).toPromise();
    const rules = await actionFieldRules(args.context);
    const checked = rules.newPassword(policy?.passwordPolicy ?? usualRules).safeParse(fields.text("newPassword"));
    if (!checked.success) return { kind: "wrongPassword", text: checked.error.issues[0]?.message ?? "" };
    const input = { token, newPassword: checked.data };
    const { data, error } = await mutateSignedOut(graph, SetNewPasswordDocument, { input });
    const changed = data?.resetPassword;
    switch (changed?.__typename) {
      case "SignedIn":
        return { kind: "done", report: changed };
      case "SecondFactorRequired":
        // the password is changed, and the sign-in has one more step
        return { kind: "done" };
      case "WeakPassword":
        return { kind: "weakPassword" };
      case "VerificationFailed":
        return refusedLink(changed.reason);
      case undefined:
        return failedLink(error);
    }
  });
}

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, PasswordRulesDocument, {});
  return null;
}

export function Component() {
  return (
    <MailedLinkPage link="resetPassword" renewalPath="/forgot-password">
      <NewPassword />
    </MailedLinkPage>
  );
}

function NewPassword() {
  const t = useTranslations("account.mailedLink.resetPassword");
  const outcome = useActionData<LinkOutcome>();
  const [{ data }] = useQuery({ query: PasswordRulesDocument });
  const field = useRef<HTMLInputElement>(null);
  const error = passwordError(outcome, t("weak"));
  useEffect(() => {
    if (error) field.current?.focus();
  }, [error, outcome]);
  return (
    <NewPasswordField
      ref={field}
      name="newPassword"
      label={t("newPassword")}
      rules={data?.passwordPolicy ?? usualRules}
      error={error}
    />
  );
}

function passwordError(outcome: LinkOutcome | undefined, weak: string): string | undefined {
  if (outcome?.kind === "weakPassword") return weak;
  return outcome?.kind === "wrongPassword" ? outcome.text : undefined;
}
