import { parseAmount } from "../values/money.js";
import { isUuid } from "../values/uuid.js";
import type { CustomFieldKind } from "./custom-field.js";
import { isSorted, type EntityField, type EntityFields, type NamedField, type StoredField } from "./entity-fields.js";

/** A condition on a stored value. Money is in minor units. Plain data. */
export type CustomCondition =
  | { readonly field: StoredField; readonly test: "anyOf"; readonly values: readonly string[] }
  | { readonly field: StoredField; readonly test: "equals"; readonly value: boolean }
  | { readonly field: StoredField; readonly test: "all"; readonly values: readonly unknown[] }
  | { readonly field: StoredField; readonly test: "range"; readonly min?: Bound; readonly max?: Bound };

/** Inclusive. */
type Bound = string | number;

/** The custom conditions of a client, by the names of `filterNames`. */
export type GivenCustomFilter = Readonly<Record<string, unknown>>;

export type ReadCustomFilter =
  | { readonly ok: true; readonly conditions: readonly CustomCondition[] }
  | { readonly ok: false; readonly name: string; readonly message: string };

const maxListed = 100;
const ranged: readonly CustomFieldKind[] = ["number", "date", "money"];

/** Returns the fields that lists can be filtered by. */
export function filteredFields<Field extends NamedField>(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ declared }) => "filter" in declared && declared.filter === true);
}

function isRanged(kind: CustomFieldKind): boolean {
  return ranged.includes(kind);
}

/** Returns the names of the filters of a field: `minWeight` and `maxWeight`, or its own name. */
export function filterNames({ name, declared }: NamedField): readonly string[] {
  if (!isRanged(declared.kind)) return [name];
  const capitalized = name.charAt(0).toUpperCase() + name.slice(1);
  return [`min${capitalized}`, `max${capitalized}`];
}

/** Reads a client's conditions, whose types the schema has checked. */
export function readCustomFilter(fields: EntityFields, given: GivenCustomFilter, currency: string): ReadCustomFilter {
  const conditions: CustomCondition[] = [];
  for (const field of filteredFields(fields)) {
    const names = filterNames(field);
    const values = names.map((name) => given[name] ?? undefined);
    if (values.every((value) => value === undefined)) continue;
    const long = values.findIndex((value) => Array.isArray(value) && value.length > maxListed);
    if (long >= 0) return { ok: false, name: names[long] ?? "", message: `must be at most ${maxListed}` };
    if (!isRanged(field.declared.kind)) {
      conditions.push(conditionOf(field, values[0]));
      continue;
    }
    const range: { min?: Bound; max?: Bound } = {};
    for (const [index, end] of (["min", "max"] as const).entries()) {
      if (values[index] === undefined) continue;
      const bound = boundOf(field, values[index], currency);
      if (!bound.ok) return { ok: false, name: names[index] ?? "", message: bound.message };
      range[end] = bound.value;
    }
    conditions.push({ field: field.stored, test: "range", ...range });
  }
  return { ok: true, conditions };
}

function conditionOf({ declared, stored: field }: EntityField, value: unknown): CustomCondition {
  switch (declared.kind) {
    case "boolean":
      return { field, test: "equals", value: value === true };
    case "list":
      return { field, test: "all", values: value as readonly unknown[] };
    case "reference":
      return { field, test: "anyOf", values: (value as string[]).filter(isUuid).map((id) => id.toLowerCase()) };
    default:
      return { field, test: "anyOf", values: value as readonly string[] };
  }
}

type ReadBound = { readonly ok: true; readonly value: Bound } | { readonly ok: false; readonly message: string };

function boundOf({ declared }: EntityField, given: unknown, currency: string): ReadBound {
  if (declared.kind === "money") {
    const parsed = parseAmount(String(given), currency);
    return parsed.ok ? { ok: true, value: parsed.amountMinor } : parsed;
  }
  if (declared.kind === "number") return { ok: true, value: Number(given) };
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(String(given));
  return isDay ? { ok: true, value: String(given) } : { ok: false, message: "must be a day such as 2026-11-22" };
}

/** Returns the fields whose words a search finds; undefined without any. */
export function searchedFields(fields: EntityFields): readonly StoredField[] | undefined {
  const searched = fields.filter(({ declared }) => "search" in declared && declared.search === true);
  return searched.length > 0 ? searched.map(({ stored }) => stored) : undefined;
}

/** A sort by a custom field. */
export interface CustomSort {
  readonly field: StoredField;
  readonly descending: boolean;
}

/** Returns the names of the sorts of a field in the graph: `CUSTOM_HARVEST_YEAR` and `CUSTOM_HARVEST_YEAR_DESC`. */
export function sortNames({ name, declared }: NamedField): readonly [ascending: string, descending: string] | [] {
  if (!isSorted(declared)) return [];
  const ascending = `CUSTOM_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
  return [ascending, `${ascending}_DESC`];
}

/** Returns whether a list may be sorted so by a viewer of these fields: its order would show the values of others. */
export function mayUseSort(readable: EntityFields, sort: string | null | undefined): boolean {
  return !sort?.startsWith("CUSTOM_") || customSorts(readable).has(sort);
}

/** Returns the sorts of an entity by their names in the graph. */
export function customSorts(fields: EntityFields): ReadonlyMap<string, CustomSort> {
  const sorts = fields.flatMap((field) =>
    sortNames(field).map((name, index) => [name, { field: field.stored, descending: index === 1 }] as const),
  );
  return new Map(sorts);
}
