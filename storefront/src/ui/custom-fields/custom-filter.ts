import type { CustomField } from "./custom-values";

/** A condition on a field: its name in the graph's filter, and its parameter in an address. */
export interface CustomCondition {
  readonly name: string;
  readonly parameter: string;
  readonly end: "min" | "max" | undefined;
}

const ranged: readonly CustomField["kind"][] = ["NUMBER", "DATE", "MONEY"];

/** Returns the conditions of a field: `minYear` and `maxYear`, or its own name. */
export function conditionsOf({ name, kind, isFilter }: CustomField): readonly CustomCondition[] {
  if (!isFilter) return [];
  const condition = (of: string, end?: "min" | "max"): CustomCondition => ({
    name: of,
    parameter: `custom.${of}`,
    end,
  });
  if (!ranged.includes(kind)) return [condition(name)];
  const capitalized = name.charAt(0).toUpperCase() + name.slice(1);
  return [condition(`min${capitalized}`, "min"), condition(`max${capitalized}`, "max")];
}

interface Address {
  readonly value: (name: string) => string;
  readonly values: (name: string) => readonly string[];
}

/** Returns the filter of an address; undefined without any condition. It ignores invalid values. */
export function customFilterOf(
  fields: readonly CustomField[],
  { value, values }: Address,
): Readonly<Record<string, unknown>> | undefined {
  const conditions = fields.flatMap((field) =>
    conditionsOf(field).flatMap(({ name, parameter }) => {
      const read = readCondition(field, value(parameter).trim(), values(parameter));
      return read === undefined ? [] : [[name, read] as const];
    }),
  );
  return conditions.length === 0 ? undefined : Object.fromEntries(conditions);
}

function readCondition({ kind, itemKind }: CustomField, text: string, texts: readonly string[]): unknown {
  if (text === "") return undefined;
  switch (kind) {
    case "BOOLEAN":
      return { true: true, false: false }[text];
    case "NUMBER":
      return numberOf(text);
    case "MONEY":
      return numberOf(text) === undefined ? undefined : text.replace(",", ".");
    case "DATE":
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
    default:
      return itemKind === "NUMBER" ? texts.flatMap((each) => numberOf(each) ?? []) : [...texts];
  }
}

function numberOf(text: string): number | undefined {
  return /^-?\d{1,15}([.,]\d{1,10})?$/.test(text) ? Number(text.replace(",", ".")) : undefined;
}

/** Returns the names of the sorts of a field, ascending and descending; none for a field that no list is sorted by. */
export function customSorts({ name, isSortable }: CustomField): readonly string[] {
  if (!isSortable) return [];
  const ascending = `CUSTOM_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
  return [ascending, `${ascending}_DESC`];
}

/** Whether an address has a condition or a sort that only the declared fields explain. */
export function needsCustomFields(search: string): boolean {
  return [...new URLSearchParams(search)].some(
    ([name, value]) => name.startsWith("custom.") || (name === "sort" && value.startsWith("CUSTOM_")),
  );
}
