import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "use-intl/react";
import type { CustomField } from "./custom-values";

export interface PlainCustomInputProps {
  readonly field: CustomField;
  /** The name of the input, its value, and what else a form gives it. */
  readonly input: { readonly name: string; readonly defaultValue?: string | undefined };
  readonly problem?: string | undefined;
}

/** The input of a declared field in a form that the browser can submit itself: `customOfTexts` reads its text. */
export function PlainCustomInput({ field, input, problem }: PlainCustomInputProps) {
  const { name, kind, help, isMultiline, maxLength } = field;
  const locale = useLocale();
  const t = useTranslations("shared.customFields");
  const label = field.label[locale] ?? name;
  const shared = {
    ...input,
    label: kind === "MONEY" ? t("amount", { name: label, currency: field.currency ?? "" }) : label,
    description: help?.[locale] ?? (kind === "LIST" ? t("severalValues") : undefined),
    error: problem,
    required: field.isRequired,
    withAsterisk: field.isRequired,
  };
  if (kind === "BOOLEAN" || kind === "ENUMERATION") {
    const choices = field.choices.map((choice) => ({
      value: choice.value,
      label: choice.label[locale] ?? choice.value,
    }));
    const flags = [
      { value: "true", label: t("yes") },
      { value: "false", label: t("no") },
    ];
    return <NativeSelect {...shared} data={[{ value: "", label: "" }, ...(kind === "BOOLEAN" ? flags : choices)]} />;
  }
  const limit = kind === "TEXT" ? { maxLength: maxLength ?? 500 } : {};
  if (isMultiline || kind === "JSON") return <Textarea {...shared} {...limit} autosize minRows={2} maxRows={8} />;
  const isNumber = kind === "NUMBER" || kind === "MONEY";
  return (
    <TextInput
      {...shared}
      {...limit}
      type={kind === "DATE" ? "date" : "text"}
      inputMode={isNumber ? (field.isInteger ? "numeric" : "decimal") : undefined}
    />
  );
}
