import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { useActionData, useLocation, useNavigate, useSearchParams } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../ui/form/form-problem";
import { formErrors } from "../../../ui/form/refused-form";
import { useRefusalText, useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { Head } from "../../../ui/head/head";
import { toast } from "../../../ui/toast/toast";
import { useFieldRules } from "../fields/field-rules";
import { EntryCard } from "../../../ui/entry-card/entry-card";
import { loginPath, returnPathOf } from "../sign-in/return-path";
import { useCompleteSignIn } from "../sign-in/use-complete-sign-in";
import { ConfirmAddressDocument, SendCodeAgainDocument } from "./verify.generated";
import { verifyAction, type RefusedVerification } from "./verify-action";
import { sendAgainIntent, verifyRule } from "./verify-rule";
import type { VerifyState } from "./verify-state";

export const action = import.meta.env.SSR ? verifyAction : undefined;

/** The graph sends at most one code a minute. */
const waitSeconds = 60;

export function Component() {
  const t = useTranslations("account.verify");
  const { state } = useLocation() as { state: Partial<VerifyState> | null };
  const email = state?.email ?? "";
  return (
    <>
      <Head title={t("title")} hidden />
      <EntryCard title={t("title")} text={email ? t("sent", { email }) : t("text")}>
        <VerifyForm email={email} returnTo={returnPathOf(state?.returnTo)} />
      </EntryCard>
    </>
  );
}

function VerifyForm({ email, returnTo }: VerifyState) {
  const t = useTranslations("account.verify");
  const rules = useFieldRules();
  const refusalText = useRefusalText();
  const complete = useCompleteSignIn();
  const navigate = useNavigate();
  const [, confirm] = useMutation(ConfirmAddressDocument);
  const refused = useActionData<RefusedVerification>();
  const textOfRefusal = useTextOfRefusal();
  const { outcome } = refused ?? {};
  const [problem, setProblem] = useState(outcome && outcome.kind !== "wrongCode" ? textOfRefusal(outcome) : undefined);
  const [values] = useState({ email, code: "", ...refused?.values });
  const [shownErrors] = useState(() =>
    formErrors<typeof values>(outcome?.kind === "wrongCode" ? { code: t("wrongCode") } : refused?.problems),
  );
  const [parameters] = useSearchParams();
  const form = useForm({ resolver: zodResolver(verifyRule(rules)), defaultValues: values, errors: shownErrors });
  const { errors, isSubmitting } = form.formState;
  const { setFocus } = form;
  useEffect(() => setFocus(email ? "code" : "email"), [setFocus, email]);

  const submit = form.handleSubmit(async (input) => {
    setProblem(undefined);
    const { data, error } = await confirm({ input });
    const confirmed = data?.verifyEmail;
    switch (confirmed?.__typename) {
      case "SignedIn":
        return complete(confirmed, returnTo);
      case "SecondFactorRequired":
        // the address is confirmed, and the sign-in has one more step
        return navigate(loginPath(returnTo));
      case "VerificationFailed":
        return form.setError("code", { message: t("wrongCode") }, { shouldFocus: true });
      case undefined:
        setProblem(refusalText(error));
    }
  });
  return (
    <form method="post" onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        {parameters.has("sent") && <Text role="status">{t("text")}</Text>}
        <FormProblem>{problem}</FormProblem>
        {!email && (
          <TextInput
            {...form.register("email")}
            defaultValue={values.email}
            type="email"
            label={t("email")}
            autoComplete="email"
            error={errors.email?.message}
          />
        )}
        <TextInput
          {...form.register("code")}
          defaultValue={values.code}
          label={t("code")}
          description={t("codeHint")}
          inputMode="numeric"
          autoComplete="one-time-code"
          error={errors.code?.message}
        />
        <Button type="submit" loading={isSubmitting} fullWidth>
          {t("submit")}
        </Button>
        <SendAgain emailOf={async () => ((await form.trigger("email")) ? form.getValues("email") : undefined)} />
      </Stack>
    </form>
  );
}

function SendAgain({ emailOf }: { readonly emailOf: () => Promise<string | undefined> }) {
  const t = useTranslations("account.verify");
  const refusalText = useRefusalText();
  const [{ fetching }, send] = useMutation(SendCodeAgainDocument);
  // the first code was sent just before this page opened
  const [left, wait] = useCountdown(waitSeconds);
  const resendCode = async () => {
    const email = await emailOf();
    if (email === undefined) return;
    const { data, error } = await send({ email });
    if (!data?.resendVerification) return toast({ kind: "problem", message: refusalText(error) });
    wait(waitSeconds);
    toast({ message: t("sentAgain", { email }) });
  };
  return (
    <Button
      variant="subtle"
      type="submit"
      name="intent"
      value={sendAgainIntent}
      onClick={(event) => {
        event.preventDefault();
        void resendCode();
      }}
      loading={fetching}
      disabled={!import.meta.env.SSR && left > 0}
      fullWidth
    >
      {!import.meta.env.SSR && left > 0 ? t("sendAgainIn", { seconds: left }) : t("sendAgain")}
    </Button>
  );
}

const secondMs = 1000;

/**
 * Returns the seconds left of a wait, and `start`, which begins a new one. It uses the clock, so it keeps counting in a
 * background tab.
 */
function useCountdown(first: number): readonly [left: number, start: (seconds: number) => void] {
  const [end, setEnd] = useState(() => Date.now() + first * secondMs);
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((end - now) / secondMs));
  useEffect(() => {
    if (left === 0) return;
    const timer = setInterval(() => setNow(Date.now()), secondMs);
    return () => clearInterval(timer);
  }, [left]);
  const start = (seconds: number) => {
    setNow(Date.now());
    setEnd(Date.now() + seconds * secondMs);
  };
  return [left, start];
}
