import { zodResolver } from "@hookform/resolvers/zod";
import { Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useForm } from "react-hook-form";
import { Link, useActionData, useLocation, useNavigate, type LoaderFunctionArgs } from "react-router";
import { useClient, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { fieldsOfRegistration, type CustomField } from "../../../ui/custom-fields/custom-values";
import { PlainCustomInput } from "../../../ui/custom-fields/plain-custom-input";
import { FormProblem } from "../../../ui/form/form-problem";
import { formErrors, type FieldProblems } from "../../../ui/form/refused-form";
import { showInvalidFields } from "../../../ui/form/server-problems";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { useServerMessage } from "../../../ui/form/use-server-message";
import { Head } from "../../../ui/head/head";
import { useFieldRules } from "../fields/field-rules";
import { NewPasswordField, usualRules } from "../fields/new-password-field";
import { EntryCard } from "../../../ui/entry-card/entry-card";
import { loginPath, returnPathOf } from "../sign-in/return-path";
import type { VerifyState } from "../verify/verify-state";
import { register, registerRule, type RegisterRefusal, type RegisterValues } from "./register";
import { registerAction, type RefusedRegistration } from "./register-action";
import { RegistrationFormDocument } from "./register.generated";

export const action = import.meta.env.SSR ? registerAction : undefined;

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, RegistrationFormDocument, {});
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
  const graph = useClient();
  const navigate = useNavigate();
  const refused = useActionData<RefusedRegistration>();
  const [{ data }] = useQuery({ query: RegistrationFormDocument });
  const passwordRules = data?.passwordPolicy ?? usualRules;
  const customFields = fieldsOfRegistration(data?.customFields);
  const problemsOf = useRegisterProblems(returnTo, customFields);
  const [first] = useState(() =>
    refused?.outcome ? problemsOf(refused.outcome) : { fields: refused?.problems ?? {} },
  );
  const [problem, setProblem] = useState<ReactNode>(first.form);
  const [values] = useState(() => initialValues(refused?.values));
  const [shownErrors] = useState(() => formErrors<RegisterValues>(first.fields));
  const form = useForm<RegisterValues>({
    resolver: zodResolver(registerRule(useFieldRules(), { passwordRules, customFields })),
    defaultValues: values,
    errors: shownErrors,
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (input) => {
    setProblem(undefined);
    const outcome = await register(graph, input, customFields);
    if (outcome.kind === "sent") {
      await navigate("/verify", { state: { email: outcome.email, returnTo } satisfies VerifyState });
      return;
    }
    const problems = problemsOf(outcome);
    showInvalidFields(form, {
      fields: Object.entries(problems.fields).map(([path, message]) => ({ path, message })),
    });
    setProblem(problems.form);
    if (outcome.kind === "emailTaken") form.setFocus("email");
  });
  return (
    <form method="post" onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <FormProblem>{problem}</FormProblem>
        <TextInput
          {...form.register("email")}
          defaultValue={values.email}
          type="email"
          label={t("email")}
          autoComplete="email"
          error={errors.email?.message}
          required
          withAsterisk={false}
        />
        <TextInput
          {...form.register("fullName")}
          defaultValue={values.fullName}
          label={t("fullName")}
          description={t("fullNameHint")}
          autoComplete="name"
          error={errors.fullName?.message}
        />
        {customFields.map((field) => (
          <PlainCustomInput
            key={field.name}
            field={field}
            input={{ ...form.register(`custom.${field.name}`), defaultValue: values.custom[field.name] }}
            problem={errors.custom?.[field.name]?.message}
          />
        ))}
        <NewPasswordField {...form.register("password")} rules={passwordRules} error={errors.password?.message} />
        <Button type="submit" loading={isSubmitting} fullWidth>
          {t("submit")}
        </Button>
      </Stack>
    </form>
  );
}

/** The values of a form that the server did not accept, by the names of its inputs. */
function initialValues(refused: Readonly<Record<string, string>> = {}): RegisterValues {
  const custom = Object.entries(refused).filter(([name]) => name.startsWith("custom."));
  return {
    email: refused.email ?? "",
    fullName: refused.fullName ?? "",
    password: "",
    custom: Object.fromEntries(custom.map(([name, text]) => [name.slice("custom.".length), text])),
  };
}

/** Returns the texts of a refusal: beside the fields that it names, and for the whole form. */
function useRegisterProblems(returnTo: string, customFields: readonly CustomField[]) {
  const t = useTranslations("account.register");
  const textOfRefusal = useTextOfRefusal();
  const serverMessage = useServerMessage();
  return (refusal: RegisterRefusal): { readonly fields: FieldProblems; readonly form?: ReactNode } => {
    switch (refusal.kind) {
      case "emailTaken":
        return {
          fields: {},
          form: (
            <>
              {t("emailTaken")}{" "}
              <Anchor component={Link} to={loginPath(returnTo)} inherit underline="always" c="inherit">
                {t("signIn")}
              </Anchor>
            </>
          ),
        };
      case "weakPassword":
        return { fields: { password: t("weakPassword") } };
      case "invalid": {
        const shown = ["email", "fullName", "password", ...customFields.map(({ name }) => `custom.${name}`)];
        const isShown = (path: string) => shown.includes(path);
        const fields = refusal.fields.map(({ path, message }) => [path, serverMessage(message)] as const);
        const others = fields.flatMap(([path, text]) => (isShown(path) ? [] : [text]));
        return { fields: Object.fromEntries(fields.filter(([path]) => isShown(path))), form: others.join(" ") };
      }
      case "refused":
        return { fields: {}, form: textOfRefusal(refusal.refusal) };
    }
  };
}
