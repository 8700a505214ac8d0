import { zodResolver } from "@hookform/resolvers/zod";
import { Alert, Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useActionData, useHref, useSearchParams } from "react-router";
import { useClient } from "urql";
import { useLocale, useTranslations } from "use-intl/react";
import type { CustomValuePartsFragment } from "../../../ui/custom-fields/custom-fields.generated";
import { textsOfCustom } from "../../../ui/custom-fields/custom-of-texts";
import type { CustomField } from "../../../ui/custom-fields/custom-values";
import { PlainCustomInputs } from "../../../ui/custom-fields/plain-custom-inputs";
import { FormProblem } from "../../../ui/form/form-problem";
import { formErrors, type FieldProblems } from "../../../ui/form/refused-form";
import { showInvalidFields } from "../../../ui/form/server-problems";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { toast } from "../../../ui/toast/toast";
import { Section } from "../components/section";
import { changeFields, fieldsRule, type FieldsRefusal, type FieldsValues } from "./change-fields";
import { declaredFieldsForm, type RefusedFields } from "./change-fields-action";

export interface ProfileFieldsProps {
  /** The fields that the viewer writes. */
  readonly fields: readonly CustomField[];
  readonly values: readonly CustomValuePartsFragment[];
}

/** The fields that the shop has declared for its users. */
export function ProfileFields({ fields, values }: ProfileFieldsProps) {
  const t = useTranslations("account.profile");
  if (fields.length === 0) return null;
  return (
    <Section title={t("more")}>
      <FieldsForm fields={fields} values={values} />
    </Section>
  );
}

function FieldsForm({ fields, values: saved }: ProfileFieldsProps) {
  const t = useTranslations("shared.customFields");
  const locale = useLocale();
  const graph = useClient();
  const problemsOf = useFieldsProblems();
  const [parameters] = useSearchParams();
  const refused = useActionData<Partial<RefusedFields>>()?.declared;
  const [first] = useState(() =>
    refused?.outcome ? problemsOf(refused.outcome) : { fields: refused?.problems ?? {} },
  );
  const [problem, setProblem] = useState(first.form);
  const [values] = useState<FieldsValues>(
    () => refused?.values ?? { custom: { ...textsOfCustom(fields, saved, locale) } },
  );
  const [shownErrors] = useState(() => formErrors<FieldsValues>(first.fields));
  const [rule] = useState(() => fieldsRule(fields));
  const form = useForm<FieldsValues>({ resolver: zodResolver(rule), defaultValues: values, errors: shownErrors });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (entered) => {
    setProblem(undefined);
    const refusal = await changeFields(graph, { fields, saved, values: entered });
    if (!refusal) return toast({ message: t("saved") });
    const problems = problemsOf(refusal);
    const [stranger] = showInvalidFields(form, {
      fields: Object.entries(problems.fields).map(([path, message]) => ({ path, message })),
    });
    setProblem(problems.form ?? stranger);
  });
  return (
    <form method="post" action={useHref("/account?index")} onSubmit={(event) => void submit(event)} noValidate>
      <input type="hidden" name={declaredFieldsForm} value="1" />
      <Stack gap="md" maw={420}>
        <FormProblem>{problem}</FormProblem>
        {parameters.has("fieldsSaved") && !refused && (
          <Alert role="status" color="souk" variant="light">
            {t("saved")}
          </Alert>
        )}
        <PlainCustomInputs
          fields={fields}
          register={(name) => form.register(`custom.${name}`)}
          texts={values.custom}
          errors={errors.custom}
        />
        <Button type="submit" variant="default" loading={isSubmitting} style={{ alignSelf: "flex-start" }}>
          {t("save")}
        </Button>
      </Stack>
    </form>
  );
}

/** Returns the texts of a refusal: beside the fields that it names, or for the whole form. */
function useFieldsProblems() {
  const textOfRefusal = useTextOfRefusal();
  return (refusal: FieldsRefusal): { readonly fields: FieldProblems; readonly form?: string } =>
    refusal.kind === "invalid"
      ? { fields: Object.fromEntries(refusal.fields.map(({ path, message }) => [path, message])) }
      : { fields: {}, form: textOfRefusal(refusal.refusal) };
}
