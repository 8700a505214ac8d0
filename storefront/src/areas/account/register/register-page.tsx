import { zodResolver } from "@hookform/resolvers/zod";
import { Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Link, useLocation, useNavigate, type LoaderFunctionArgs } from "react-router";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import type { RegisterInput } from "../../../graph/schema-types.generated";
import { FormProblem } from "../../../ui/form/form-problem";
import { showInvalidFields } from "../../../ui/form/server-problems";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { z } from "../../../ui/form/zod";
import { Head } from "../../../ui/head/head";
import { useFieldRules } from "../fields/field-rules";
import { NewPasswordField, usualRules } from "../fields/new-password-field";
import { EntryCard } from "../sign-in/entry-card";
import { loginPath, returnPathOf } from "../sign-in/return-path";
import type { VerifyState } from "../verify/verify-state";
import { OpenAccountDocument, PasswordRulesDocument } from "./register.generated";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, PasswordRulesDocument, {});
  return null;
}

export function Component() {
  const t = useTranslations("account.register");
  const { state } = useLocation() as { state: { readonly returnTo?: string } | null };
  const returnTo = returnPathOf(state?.returnTo);
  return (
    <>
      <Head title={t("title")} hidden />
      <EntryCard title={t("title")} text={t("text")}>
        <RegisterForm returnTo={returnTo} />
        <Text size="sm">
          {t("hasAccount")}{" "}
          <Anchor component={Link} to={loginPath(returnTo)} inherit underline="always">
            {t("signIn")}
          </Anchor>
        </Text>
      </EntryCard>
    </>
  );
}

function RegisterForm({ returnTo }: { readonly returnTo: string }) {
  const t = useTranslations("account.register");
  const rules = useFieldRules();
  const refusalText = useRefusalText();
  const navigate = useNavigate();
  const [{ data }] = useQuery({ query: PasswordRulesDocument });
  const [, openAccount] = useMutation(OpenAccountDocument);
  const [problem, setProblem] = useState<React.ReactNode>();
  const passwordRules = data?.passwordPolicy ?? usualRules;
  const schema = z.object({
    email: rules.email,
    fullName: rules.optional,
    password: rules.newPassword(passwordRules),
  }) satisfies z.ZodType<RegisterInput>;
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { email: "", fullName: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (input) => {
    setProblem(undefined);
    const { data: answer, error } = await openAccount({ input });
    const registered = answer?.register;
    switch (registered?.__typename) {
      case "VerificationSent":
        await navigate("/verify", { state: { email: registered.email, returnTo } satisfies VerifyState });
        return;
      case "EmailTaken":
        setProblem(
          <>
            {t("emailTaken")}{" "}
            <Anchor component={Link} to={loginPath(returnTo)} inherit underline="always" c="inherit">
              {t("signIn")}
            </Anchor>
          </>,
        );
        return form.setFocus("email");
      case "WeakPassword":
        return form.setError("password", { message: t("weakPassword") }, { shouldFocus: true });
      case "InvalidInput":
        return setProblem(showInvalidFields(form, registered).join(" "));
      case undefined:
        setProblem(refusalText(error));
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <FormProblem>{problem}</FormProblem>
        <TextInput
          {...form.register("email")}
          type="email"
          label={t("email")}
          autoComplete="email"
          error={errors.email?.message}
          required
          withAsterisk={false}
        />
        <TextInput
          {...form.register("fullName")}
          label={t("fullName")}
          description={t("fullNameHint")}
          autoComplete="name"
          error={errors.fullName?.message}
        />
        <NewPasswordField {...form.register("password")} rules={passwordRules} error={errors.password?.message} />
        <Button type="submit" loading={isSubmitting} fullWidth>
          {t("submit")}
        </Button>
      </Stack>
    </form>
  );
}
