import { z, type ZodType } from "zod";
import type { FieldContext } from "../fields/field.js";
import { locales } from "../values/locale.js";
import type { CustomField, ItemField, TranslatedField } from "./custom-field.js";
import type { CustomValues, EntityField, EntityFields } from "./entity-fields.js";

/** Separates the items of a list in a cell. */
const separator = ";";

/**
 * Validates the cells of a row of a file, by the names of their fields. A blank cell changes nothing. A translated text
 * has a cell for each language.
 */
export function customCellRules(fields: EntityFields, context: FieldContext): ZodType<CustomValues> {
  const shape = fields.map((field) => [field.name, cellRule(field, context)] as const);
  const rule = z.object(Object.fromEntries(shape)).transform(givenOnly);
  return z.preprocess((cells) => cells ?? {}, rule);
}

function givenOnly(values: CustomValues): CustomValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}

/** Returns the values of an object after an import of the cells. Languages without a cell keep their texts. */
export function importedCustom(fields: EntityFields, before: CustomValues, cells: CustomValues): CustomValues {
  const translated = fields.flatMap(({ name, declared }) => {
    const texts = cells[name] as object | undefined;
    return declared.kind === "translated" && texts ? [[name, { ...(before[name] as object), ...texts }] as const] : [];
  });
  return { ...before, ...cells, ...Object.fromEntries(translated) };
}

function cellRule(field: EntityField, { currency }: FieldContext): ZodType {
  const { declared, rule } = field;
  if (declared.kind === "translated") return translatedCells(rule);
  return z
    .string()
    .nullish()
    .transform((cell, problems): unknown => {
      const text = cell?.trim() ?? "";
      if (text === "") return undefined;
      const read = rule.safeParse(valueOfCell(declared, text, currency));
      if (read.success) return read.data;
      for (const { message } of read.error.issues) problems.addIssue({ code: "custom", message });
      return z.NEVER;
    });
}

function translatedCells(rule: ZodType): ZodType {
  return z
    .object(Object.fromEntries(locales.map((locale) => [locale, z.string().nullish()])))
    .nullish()
    .transform((cells): unknown => cells ?? {})
    .pipe(rule)
    .transform((texts) => texts && givenOnly(texts as CustomValues));
}

/** Returns the value that a cell writes; the rule of the field validates it. */
function valueOfCell(field: Exclude<CustomField, TranslatedField>, text: string, currency: string): unknown {
  switch (field.kind) {
    case "boolean":
      return flags.get(text.toLowerCase()) ?? text;
    case "money":
      return { amount: text, currency };
    case "list":
      return text.split(separator).flatMap((item) => (item.trim() === "" ? [] : [itemOfCell(field.of, item.trim())]));
    case "json":
      return jsonOf(text);
    default:
      return itemOfCell(field, text);
  }
}

function itemOfCell(field: ItemField, text: string): unknown {
  return field.kind === "number" && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

/** A text that is no JSON stays a text, which the rule refuses. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
