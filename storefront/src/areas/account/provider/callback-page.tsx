import { Anchor, Button, Stack, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import { Link, useActionData, useLocation, useNavigation, useSubmit } from "react-router";
import { useLocale, useTranslations } from "use-intl/react";
import { localizedPath, pathIn } from "../../../app/localized-path";
import { rememberedSession } from "../../../graph/remembered-session";
import { FormProblem } from "../../../ui/form/form-problem";
import { UnaddressedForm } from "../../../ui/form/unaddressed-form";
import { Head } from "../../../ui/head/head";
import { PasswordField } from "../fields/password-field";
import { CodeStep } from "../login/password-step";
import { SignInProblem } from "../login/sign-in-problem";
import { EntryCard } from "../../../ui/entry-card/entry-card";
import { answerField } from "./callback-action";
import { isSignInProblem, type CallbackOutcome, type CallbackProblem } from "./callback-outcome";

export { action } from "./callback-action";

/** The page to which a provider sends the browser back. Scripts send its form at once. */
export function Component() {
  const t = useTranslations("account.providerCallback");
  const titles = useTranslations("account.login");
  const outcome = useActionData<CallbackOutcome>();
  useSendAnswer(outcome);
  useLeaveWhenDone(outcome);
  const step = outcome?.step === "done" ? undefined : outcome;
  return (
    <>
      <Head title={t("title")} hidden />
      {!step && (
        <EntryCard title={t("title")} text={t("text")}>
          <Continue isDone={outcome?.step === "done"} />
        </EntryCard>
      )}
      {step?.step === "code" && (
        <EntryCard title={titles("codeTitle")}>
          <CodeStep {...step} problem={step.problem} email="" returnTo={localizedPath(step.returnTo).path}>
            <input type="hidden" name="returnTo" value={step.returnTo} />
          </CodeStep>
        </EntryCard>
      )}
      {step?.step === "password" && <PasswordStep step={step} />}
      {step?.step === "failed" && (
        <EntryCard title={t("failedTitle")}>
          <FailureText problem={step.problem} />
          <Anchor component={Link} to="/login" size="sm">
            {t("back")}
          </Anchor>
        </EntryCard>
      )}
    </>
  );
}

function Continue({ isDone }: { readonly isDone: boolean }) {
  const t = useTranslations("account.providerCallback");
  const isSending = useNavigation().state !== "idle";
  return (
    <UnaddressedForm>
      <Button type="submit" loading={isSending || isDone} fullWidth>
        {t("submit")}
      </Button>
    </UnaddressedForm>
  );
}

/** The address of the identity has an account: its password proves that both belong to one person. */
function PasswordStep({ step }: { readonly step: Extract<CallbackOutcome, { step: "password" }> }) {
  const t = useTranslations("account.providerCallback");
  const { email, linkToken, returnTo, problem } = step;
  const isSending = useNavigation().state !== "idle";
  return (
    <EntryCard title={t("linkTitle")}>
      <Text c="dimmed">{t("linkText", { email })}</Text>
      <SignInProblem problem={problem} email={email} />
      <UnaddressedForm>
        <input type="hidden" name="linkToken" value={linkToken} />
        <input type="hidden" name="returnTo" value={returnTo} />
        <Stack gap="md">
          {/* tells password managers which account the password belongs to */}
          <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
          <PasswordField name="password" label={t("password")} />
          <Button type="submit" loading={isSending} fullWidth>
            {t("link")}
          </Button>
        </Stack>
      </UnaddressedForm>
    </EntryCard>
  );
}

function FailureText({ problem }: { readonly problem: CallbackProblem }) {
  const t = useTranslations("account.providerCallback.problem");
  if (isSignInProblem(problem)) return <SignInProblem problem={problem} email="" />;
  return <FormProblem>{t(problem.kind)}</FormProblem>;
}

/** The answer works once: its address is replaced in the history. */
function useSendAnswer(outcome: CallbackOutcome | undefined): void {
  const submit = useSubmit();
  const { pathname, search } = useLocation();
  const isSent = useRef(outcome !== undefined);
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    void submit({ [answerField]: search }, { method: "post", action: pathname, replace: true });
  });
}

/** Loads the next page from the server: the client that began the sign-in may have named any address of the host. */
function useLeaveWhenDone(outcome: CallbackOutcome | undefined): void {
  const locale = useLocale();
  useEffect(() => {
    if (outcome?.step !== "done") return;
    rememberedSession.renewed();
    const { report, returnTo } = outcome;
    location.replace(report?.secondFactorSetupRequired ? pathIn(locale, "/account/security") : returnTo);
  }, [outcome, locale]);
}
