import { z, type ZodType } from "zod";
import type { Field, FieldContext, Fields, NamesWhere, ValueOf } from "./field.js";

type Imported<F extends Fields> = NamesWhere<F, "cell", { readonly name: string }>;
type CellName<F extends Field> = F["cell"] extends { readonly name: infer Name extends string } ? Name : never;
interface CellTypes {
  readonly text: string;
  readonly integer: string;
  readonly money: string;
  readonly boolean: boolean;
  readonly texts: readonly string[];
}

/** The cells of a row by their names in the file, with their texts unchanged. */
export type Cells<F extends Fields> = {
  readonly [Name in Imported<F> as CellName<F[Name]>]?: CellTypes[F[Name]["kind"]] | null | undefined;
};
/** The values that a row sets, by the names of their fields. */
export type ImportedValues<F extends Fields> = { readonly [Name in Imported<F>]?: ValueOf<F[Name]> | undefined };

type GivenValues<F extends Fields> = { readonly [Name in Imported<F>]: ValueOf<F[Name]> };

/** Validates the cells of a row. A blank cell is absent. */
export function cellRules<F extends Fields>(
  fields: F,
  context: FieldContext,
): { [Name in Imported<F> as CellName<F[Name]>]: ZodType } {
  const rules = Object.values(fields).flatMap((field) =>
    field.cell ? [[field.cell.name, cellRule(field, context)] as const] : [],
  );
  return Object.fromEntries(rules) as never;
}

/** Returns the values of the imported fields alone. An absent value is left out. */
export function importedValues<F extends Fields>(fields: F, row: ImportedValues<F>): Partial<GivenValues<F>> {
  const values = Object.entries(fields).flatMap(([name, { cell }]) => {
    const value: unknown = cell && (row as Readonly<Record<string, unknown>>)[name];
    return value !== undefined ? [[name, value]] : [];
  });
  return Object.fromEntries(values) as never;
}

/** Returns the validated cells by the names of their fields. */
export function valuesOfCells<F extends Fields>(
  fields: F,
  cells: Readonly<Record<string, unknown>>,
): ImportedValues<F> {
  const values = Object.entries(fields).flatMap(([name, { cell }]) => {
    const value = cell && cells[cell.name];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(values) as never;
}

/** Returns the name of the cell of each imported field that a new entity needs, by the name of the field. */
export function requiredCells<F extends Fields>(
  fields: F,
): readonly { readonly name: Imported<F>; readonly cell: string }[] {
  return Object.entries(fields).flatMap(([name, { cell, create }]) =>
    cell && create === "required" ? [{ name: name as Imported<F>, cell: cell.name }] : [],
  );
}

function cellRule(field: Field, context: FieldContext): ZodType {
  const rule = field.rule(context);
  if (field.cell?.blank === "clears") return z.preprocess((text) => text ?? undefined, rule.optional());
  switch (field.kind) {
    case "text":
      return z.preprocess(filled, rule.optional());
    case "boolean":
      return z.preprocess((flag) => flag ?? undefined, rule.optional());
    case "texts":
      return z.preprocess(filledOnly, rule.optional());
    case "integer":
      return z.preprocess(filled, wholeNumber.pipe(rule as ZodType<unknown, number>).optional());
    case "money":
      return z.preprocess(filled, amountIn(context.currency, rule).optional());
  }
}

const filled = (text: unknown): unknown => (typeof text === "string" && text.trim() !== "" ? text : undefined);
const filledOnly = (texts: unknown): unknown => (Array.isArray(texts) ? texts.filter(filled) : undefined);

/** A cell with digits only. */
export const wholeNumber = z
  .string()
  .trim()
  .regex(/^\d{1,10}$/, "must be a whole number, 0 or more")
  .transform(Number);

/** An amount in the shop's currency, without a currency sign. Its problems name the cell, not a part of the money. */
function amountIn(currency: string, rule: ZodType): ZodType {
  return z.string().transform((text, context) => {
    const checked = rule.safeParse({ amount: text.trim(), currency });
    if (checked.success) return checked.data;
    for (const { message } of checked.error.issues) context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}
