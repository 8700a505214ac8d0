import type { CustomValuePartsFragment } from "./custom-fields.generated";
import { customFormValues, customInput, notNumbers, type CustomField, type CustomFormValue } from "./custom-values";

/** The texts of plain inputs, by the names of their fields. The items of a list are separated. */
export type CustomTextValues = Readonly<Record<string, string>>;

const separator = ";";

/** Returns the given values, as the graph takes them; undefined without any. */
export function customOfTexts(
  fields: readonly CustomField[],
  texts: CustomTextValues,
): Readonly<Record<string, unknown>> | undefined {
  return customInput(fields, formValuesOf(fields, texts));
}

/** Returns the texts that plain inputs show for the saved values; an absent value is empty. */
export function textsOfCustom(
  fields: readonly CustomField[],
  values: readonly CustomValuePartsFragment[],
  locale: string,
): CustomTextValues {
  const saved = customFormValues(fields, values);
  return Object.fromEntries(fields.map((field) => [field.name, textOf(field, saved[field.name] ?? "", locale)]));
}

/** Returns the values that differ from the saved ones, as the graph takes them; undefined when none does. */
export function changedCustom(
  fields: readonly CustomField[],
  texts: CustomTextValues,
  saved: readonly CustomValuePartsFragment[],
): Readonly<Record<string, unknown>> | undefined {
  return customInput(fields, formValuesOf(fields, texts), customFormValues(fields, saved));
}

function textOf({ choices }: CustomField, value: CustomFormValue, locale: string): string {
  if (typeof value === "string" || !Array.isArray(value)) return typeof value === "string" ? value : "";
  const items = value as readonly string[];
  const labelOf = (item: string) => choices.find((choice) => choice.value === item)?.label[locale as "en" | "fr"];
  return items.map((item) => labelOf(item) ?? item).join(`${separator} `);
}

/** Returns the names of the fields whose texts are no numbers. */
export function textsWithoutNumber(fields: readonly CustomField[], texts: CustomTextValues): readonly string[] {
  return notNumbers(fields, formValuesOf(fields, texts));
}

function formValuesOf(fields: readonly CustomField[], texts: CustomTextValues) {
  return Object.fromEntries(
    fields.map((field): [string, CustomFormValue] => {
      const text = (texts[field.name] ?? "").trim();
      return [field.name, field.kind === "LIST" ? itemsOf(field, text) : text];
    }),
  );
}

/** Choices are written as they are shown. */
function itemsOf({ choices }: CustomField, text: string): readonly string[] {
  const items = text.split(separator).map((item) => item.trim());
  return items.filter(Boolean).map((item) => {
    const chosen = choices.find(({ label }) => Object.values(label).includes(item));
    return chosen?.value ?? item;
  });
}
