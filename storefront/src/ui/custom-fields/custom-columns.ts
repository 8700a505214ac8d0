import type { CustomValuePartsFragment } from "./custom-fields.generated";
import { languages, type CustomField } from "./custom-values";

/** A column of a product file. A translated field has one for each language. */
export interface CustomColumn {
  /** `custom.origin`, or `custom.story.en`. */
  readonly header: string;
  readonly field: CustomField;
  readonly language: string | undefined;
}

/** Returns the columns of the declared fields. */
export function customColumns(fields: readonly CustomField[]): readonly CustomColumn[] {
  return fields.flatMap((field): CustomColumn[] => {
    const header = `custom.${field.name}`;
    if (field.kind !== "TRANSLATED") return [{ header, field, language: undefined }];
    return languages.map((language) => ({ header: `${header}.${language}`, field, language }));
  });
}

/** Returns the cells of a product, in the order of the columns. */
export function customCells(
  columns: readonly CustomColumn[],
  values: readonly CustomValuePartsFragment[],
): readonly string[] {
  const known = new Map<string, unknown>(values.map(({ name, value }) => [name, value]));
  return columns.map(({ field, language }) => cellOf(field, known.get(field.name), language));
}

/** The separator of the items of a list, as the import reads it. */
const separator = "; ";

function cellOf({ kind }: CustomField, value: unknown, language: string | undefined): string {
  if (value === null || value === undefined) return "";
  if (language !== undefined) return (value as Readonly<Record<string, string | null>>)[language] ?? "";
  if (kind === "LIST") return (value as readonly unknown[]).map(String).join(separator);
  if (kind === "MONEY") return (value as { readonly amount: string }).amount;
  return typeof value === "string" && kind !== "JSON" ? value : JSON.stringify(value);
}

/** Returns the input of a row from the texts of its cells; undefined when all of them are empty. */
export function customOfCells(
  columns: readonly CustomColumn[],
  read: (header: string) => string,
): Readonly<Record<string, unknown>> | undefined {
  const custom: Record<string, unknown> = {};
  for (const { header, field, language } of columns) {
    const text = read(header);
    if (text === "") continue;
    custom[field.name] =
      language === undefined ? text : { ...(custom[field.name] as object | undefined), [language]: text };
  }
  return Object.keys(custom).length > 0 ? custom : undefined;
}
