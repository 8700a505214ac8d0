import { Group, MultiSelect, Select, Stack, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "use-intl/react";
import { languages, type CustomField, type CustomFormValue, type CustomFormValues } from "./custom-values";

export interface CustomInputsProps {
  readonly fields: readonly CustomField[];
  readonly values: CustomFormValues;
  readonly change: (values: CustomFormValues) => void;
  /** The problem of a field, by its name. */
  readonly problemOf: (name: string) => string | undefined;
}

/** An input for each field that the shop has declared, by its kind. */
export function CustomInputs({ fields, values, change, problemOf }: CustomInputsProps) {
  return fields.map((field) => (
    <CustomInput
      key={field.name}
      field={field}
      value={values[field.name] ?? ""}
      change={(value) => change({ ...values, [field.name]: value })}
      problem={problemOf(field.name)}
    />
  ));
}

interface CustomInputProps {
  readonly field: CustomField;
  readonly value: CustomFormValue;
  readonly change: (value: CustomFormValue) => void;
  readonly problem: string | undefined;
}

function CustomInput({ field, value, change, problem }: CustomInputProps) {
  const locale = useLocale();
  const t = useTranslations("shared.customFields");
  const name = field.label[locale] ?? field.name;
  const shared = {
    label: field.kind === "MONEY" ? t("amount", { name, currency: field.currency ?? "" }) : name,
    description: field.help?.[locale] ?? (field.kind === "REFERENCE" ? t("id") : undefined),
    error: problem,
    required: field.isRequired,
  };
  const choices = field.choices.map((choice) => ({ value: choice.value, label: choice.label[locale] ?? choice.value }));
  const text = typeof value === "string" ? value : "";
  const items = Array.isArray(value) ? [...(value as readonly string[])] : [];
  switch (field.kind) {
    case "BOOLEAN":
      return (
        <Select
          {...shared}
          data={[
            { value: "true", label: t("yes") },
            { value: "false", label: t("no") },
          ]}
          value={text || null}
          onChange={(chosen) => change(chosen ?? "")}
          clearable={!field.isRequired}
        />
      );
    case "ENUMERATION":
      return (
        <Select
          {...shared}
          data={choices}
          value={text || null}
          onChange={(chosen) => change(chosen ?? "")}
          clearable={!field.isRequired}
        />
      );
    case "LIST":
      return field.itemKind === "ENUMERATION" ? (
        <MultiSelect {...shared} data={choices} value={items} onChange={change} clearable />
      ) : (
        <TagsInput {...shared} value={items} onChange={change} acceptValueOnBlur />
      );
    case "TRANSLATED":
      return <TranslatedInput field={field} value={value} change={change} problem={problem} name={name} />;
    case "DATE":
      return (
        <TextInput {...shared} type="date" value={text} onChange={({ currentTarget }) => change(currentTarget.value)} />
      );
    case "JSON":
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxRows={12}
          value={text}
          onChange={({ currentTarget }) => change(currentTarget.value)}
        />
      );
    default:
      return <PlainInput field={field} value={text} change={change} shared={shared} />;
  }
}

interface PlainInputProps {
  readonly field: CustomField;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly shared: object;
}

function PlainInput({ field: { kind, isMultiline, isInteger, maxLength }, value, change, shared }: PlainInputProps) {
  const limit = kind === "TEXT" ? { maxLength: maxLength ?? 500 } : {};
  if (isMultiline) {
    return (
      <Textarea
        {...shared}
        {...limit}
        autosize
        minRows={2}
        maxRows={12}
        value={value}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
    );
  }
  const isNumber = kind === "NUMBER" || kind === "MONEY";
  return (
    <TextInput
      {...shared}
      {...limit}
      inputMode={isNumber ? (isInteger ? "numeric" : "decimal") : "text"}
      value={value}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}

type TranslatedInputProps = CustomInputProps & { readonly name: string };

function TranslatedInput({ field, value, change, problem, name }: TranslatedInputProps) {
  const t = useTranslations("shared.customFields");
  const texts = (typeof value === "string" || Array.isArray(value) ? {} : value) as Readonly<Record<string, string>>;
  const Input = field.isMultiline ? Textarea : TextInput;
  return (
    <Stack gap="xs">
      <Group grow align="start">
        {languages.map((language) => (
          <Input
            key={language}
            label={t("inLanguage", { name, language: t(language) })}
            lang={language}
            maxLength={field.maxLength ?? 500}
            value={texts[language] ?? ""}
            error={problem}
            required={field.isRequired}
            onChange={({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
              change({ ...texts, [language]: currentTarget.value })
            }
          />
        ))}
      </Group>
    </Stack>
  );
}
