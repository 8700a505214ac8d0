import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../form/form-problem";
import { toast } from "../toast/toast";
import type { CustomValuePartsFragment } from "./custom-fields.generated";
import { CustomInputs } from "./custom-inputs";
import type { CustomField } from "./custom-values";
import { useDeclaredFields } from "./use-declared-fields";

export type SaveOutcome =
  | { readonly kind: "saved" }
  | { readonly kind: "invalid"; readonly fields: readonly { readonly path: string; readonly message: string }[] }
  | { readonly kind: "refused"; readonly text: string };

export interface DeclaredFieldsFormProps {
  readonly fields: readonly CustomField[];
  /** The saved values. */
  readonly values: readonly CustomValuePartsFragment[];
  readonly save: (custom: Readonly<Record<string, unknown>>) => Promise<SaveOutcome>;
}

/** Changes the values of the fields that the shop has declared for an object. */
export function DeclaredFieldsForm(props: DeclaredFieldsFormProps) {
  // the inputs begin again with the values that are saved
  return <Form key={JSON.stringify(props.values)} {...props} />;
}

function Form({ fields, values: saved, save }: DeclaredFieldsFormProps) {
  const t = useTranslations("shared.customFields");
  const declared = useDeclaredFields(fields, saved);
  const [problem, setProblem] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const { input } = declared;
  const submit = async () => {
    setProblem(undefined);
    if (isSaving || !input || !declared.check()) return;
    setSaving(true);
    const outcome = await save(input);
    setSaving(false);
    if (outcome.kind === "saved") return toast({ message: t("saved") });
    if (outcome.kind === "refused") return setProblem(outcome.text);
    const others = declared.showProblems(outcome.fields);
    setProblem(others.map(({ message }) => message).join(" "));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="xs">
        <CustomInputs {...declared.inputs} />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" variant="default" loading={isSaving} disabled={!input}>
          {t("save")}
        </Button>
      </Stack>
    </form>
  );
}
