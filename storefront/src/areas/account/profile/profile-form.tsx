import { zodResolver } from "@hookform/resolvers/zod";
import { Alert, Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useActionData, useHref, useSearchParams } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { localeNames, locales } from "../../../app/locale";
import { FormProblem } from "../../../ui/form/form-problem";
import { formErrors, type FieldProblems } from "../../../ui/form/refused-form";
import { showInvalidFields } from "../../../ui/form/server-problems";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { useServerMessage } from "../../../ui/form/use-server-message";
import { toast } from "../../../ui/toast/toast";
import { useFieldRules } from "../fields/field-rules";
import type { RefusedFields } from "./change-fields-action";
import { changeProfile, profileRule, type ProfileRefusal, type ProfileValues } from "./change-profile";
import type { RefusedProfile } from "./profile-action";
import type { ProfileQuery } from "./profile.generated";

/** The names, the phone and the language of the viewer. */
export function ProfileForm({ me }: { readonly me: NonNullable<ProfileQuery["me"]> }) {
  const t = useTranslations("account.profile");
  const graph = useClient();
  const problemsOf = useProfileProblems();
  // the page is an index route: without this, its form would belong to the frame of the account
  const action = useHref("/account?index");
  const [parameters] = useSearchParams();
  // the page has two forms
  const sent = useActionData<RefusedProfile | RefusedFields>();
  const refused = sent && "values" in sent ? sent : undefined;
  const [first] = useState(() =>
    refused?.outcome ? problemsOf(refused.outcome) : { fields: refused?.problems ?? {} },
  );
  const [problem, setProblem] = useState(first.form);
  const [values] = useState({
    fullName: me.fullName ?? "",
    username: me.username ?? "",
    phone: me.phone ?? "",
    locale: me.chosenLocale ?? "",
    ...refused?.values,
  });
  const [shownErrors] = useState(() => formErrors<ProfileValues>(first.fields));
  const form = useForm<ProfileValues>({
    resolver: zodResolver(profileRule(useFieldRules())),
    defaultValues: values,
    errors: shownErrors,
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (entered) => {
    setProblem(undefined);
    const refusal = await changeProfile(graph, entered);
    if (!refusal) return toast({ message: t("saved") });
    const problems = problemsOf(refusal);
    showInvalidFields(form, {
      fields: Object.entries(problems.fields).map(([path, message]) => ({ path, message })),
    });
    setProblem(problems.form);
  });
  return (
    <form method="post" action={action} onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md" maw={420}>
        <FormProblem>{problem}</FormProblem>
        {parameters.has("saved") && !sent && (
          <Alert role="status" color="souk" variant="light">
            {t("saved")}
          </Alert>
        )}
        <TextInput
          {...form.register("fullName")}
          defaultValue={values.fullName}
          label={t("fullName")}
          autoComplete="name"
          error={errors.fullName?.message}
        />
        <TextInput
          {...form.register("username")}
          defaultValue={values.username}
          label={t("username")}
          description={t("usernameHint")}
          autoComplete="nickname"
          error={errors.username?.message}
        />
        <TextInput
          {...form.register("phone")}
          defaultValue={values.phone}
          type="tel"
          label={t("phone")}
          description={t("phoneHint")}
          autoComplete="tel"
          error={errors.phone?.message}
        />
        <NativeSelect
          {...form.register("locale")}
          defaultValue={values.locale}
          label={t("language")}
          description={t("languageHint")}
          data={[
            { value: "", label: t("lastLanguage") },
            ...locales.map((locale) => ({ value: locale, label: localeNames[locale] })),
          ]}
          error={errors.locale?.message}
        />
        <Button type="submit" loading={isSubmitting} style={{ alignSelf: "flex-start" }}>
          {t("save")}
        </Button>
      </Stack>
    </form>
  );
}

/** Returns the texts of a refusal: beside the fields that it names, and for the whole form. */
function useProfileProblems() {
  const t = useTranslations("account.profile");
  const textOfRefusal = useTextOfRefusal();
  const serverMessage = useServerMessage();
  return (refusal: ProfileRefusal): { readonly fields: FieldProblems; readonly form?: string } => {
    switch (refusal.kind) {
      case "usernameTaken":
        return { fields: { username: t("usernameTaken") } };
      case "invalid":
        return {
          fields: Object.fromEntries(refusal.fields.map(({ path, message }) => [path, serverMessage(message)])),
        };
      case "refused":
        return { fields: {}, form: textOfRefusal(refusal.refusal) };
    }
  };
}
