import type { CustomFieldPartsFragment, CustomValuePartsFragment } from "./custom-fields.generated";

export type CustomField = CustomFieldPartsFragment;

/** The content of the inputs of a field: a text, the items of a list, or a text by language. */
export type CustomFormValue = string | readonly string[] | Readonly<Record<string, string>>;
export type CustomFormValues = Readonly<Record<string, CustomFormValue>>;

/** Returns the fields that the owner of an object writes, such as a buyer at the checkout. */
export function fieldsOfOwner(fields: readonly CustomField[] | null | undefined): readonly CustomField[] {
  return (fields ?? []).filter(({ isWrittenByOwner }) => isWrittenByOwner);
}

/** Returns the fields that a user gives at the registration. */
export function fieldsOfRegistration(fields: readonly CustomField[] | null | undefined): readonly CustomField[] {
  return (fields ?? []).filter(({ isAtRegistration }) => isAtRegistration);
}

export const languages = ["en", "fr"] as const;

/** Returns the form's value of each field; an absent value is empty. */
export function customFormValues(
  fields: readonly CustomField[],
  values: readonly CustomValuePartsFragment[],
): CustomFormValues {
  const known = new Map<string, unknown>(values.map(({ name, value }) => [name, value]));
  return Object.fromEntries(fields.map((field) => [field.name, formValue(field, known.get(field.name))]));
}

function formValue({ kind }: CustomField, value: unknown): CustomFormValue {
  switch (kind) {
    case "LIST":
      return ((value ?? []) as readonly unknown[]).map(String);
    case "TRANSLATED": {
      const texts = (value ?? {}) as Readonly<Record<string, string | null>>;
      return Object.fromEntries(languages.map((language) => [language, texts[language] ?? ""]));
    }
    case "MONEY":
      return (value as { readonly amount: string } | undefined)?.amount ?? "";
    case "JSON":
      return value === undefined ? "" : JSON.stringify(value, null, 2);
    default:
      if (value === undefined || value === null) return "";
      return typeof value === "string" ? value : JSON.stringify(value);
  }
}

/**
 * Returns the values that differ from `before`, as the graph takes them; undefined when none does. An emptied input is
 * null. `before` is absent for a new object.
 */
export function customInput(
  fields: readonly CustomField[],
  values: CustomFormValues,
  before: CustomFormValues = {},
): Readonly<Record<string, unknown>> | undefined {
  const changed = fields.filter((field) => {
    const earlier = before[field.name] ?? formValue(field, undefined);
    return JSON.stringify(earlier) !== JSON.stringify(values[field.name]);
  });
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((field) => [field.name, inputOf(field, values[field.name] ?? "")]));
}

function inputOf(field: CustomField, value: CustomFormValue): unknown {
  if (typeof value !== "string") {
    if (!Array.isArray(value)) {
      const texts = Object.entries(value).map(([language, text]) => [language, String(text).trim() || null]);
      return texts.some(([, text]) => text !== null) ? Object.fromEntries(texts) : null;
    }
    const items = value as readonly string[];
    return items.length === 0 ? null : items.map((item) => plainInput(field.itemKind, item));
  }
  const text = value.trim();
  if (text === "") return null;
  if (field.kind === "MONEY") return { amount: text.replace(",", "."), currency: field.currency };
  return field.kind === "JSON" ? jsonOf(text) : plainInput(field.kind, text);
}

function plainInput(kind: CustomField["kind"] | null, text: string): unknown {
  if (kind === "NUMBER") return Number(text.replace(",", "."));
  return kind === "BOOLEAN" ? text === "true" : text;
}

/** A text that is no JSON is sent as a text; the graph names what it must be. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Returns the names of the fields whose texts cannot be sent because they are no numbers. */
export function notNumbers(fields: readonly CustomField[], values: CustomFormValues): readonly string[] {
  return fields.flatMap(({ name, kind, itemKind, isInteger }) => {
    if (kind !== "NUMBER" && itemKind !== "NUMBER") return [];
    const texts = [values[name] ?? ""].flat().map(String);
    const form = isInteger ? /^-?\d*$/ : /^-?\d*([.,]\d+)?$/;
    return texts.every((text) => form.test(text.trim())) ? [] : [name];
  });
}

interface ProblemOfField {
  readonly path: string;
  readonly message: string;
}

/** Returns the path of a whole custom field: `custom.deposit.amount` is of `custom.deposit`. */
export function wholeField(path: string): string {
  return path.replace(/^(custom\.\w+)\..*$/, "$1");
}

/** Returns the problems with the paths of whole custom fields. */
export function ofWholeFields<Outcome extends { readonly fields: readonly ProblemOfField[] }>(outcome: Outcome) {
  return {
    ...outcome,
    fields: outcome.fields.map(({ path, message }) => ({ path: wholeField(path), message })),
  };
}
