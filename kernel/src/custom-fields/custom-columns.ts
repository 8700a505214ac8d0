import type { SqlParameters } from "../database/sql-parameters.js";
import { locales } from "../values/locale.js";
import type { Money } from "../values/money.js";
import type { CursorValue } from "../values/page.js";
import type { CustomFieldKind } from "./custom-field.js";
import type { CustomCondition } from "./custom-filter.js";
import type { CustomValues, StoredField } from "./entity-fields.js";

/** The type of a value in statements, and a value before all others, which the rows without a value sort by. */
const ordered = {
  text: { type: "text", least: "''" },
  number: { type: "numeric", least: "'-Infinity'" },
  date: { type: "text", least: "''" },
  money: { type: "bigint", least: "'-1'" },
} as const satisfies Partial<Record<CustomFieldKind, object>>;

type OrderedKind = keyof typeof ordered;

const isOrdered = (kind: CustomFieldKind): kind is OrderedKind => kind in ordered;

/**
 * Returns the SQL expression of a field over `custom`, which an index repeats literally. `column`: `product.custom`, or
 * `custom` in an index.
 */
export function customExpression(field: StoredField, column: string): string {
  const value = valueExpression(field, column);
  if (field.fallback !== null) return `coalesce(${value}, ${literalOf(field)})`;
  if (!field.isSorted || !isOrdered(field.kind)) return value;
  const { type, least } = ordered[field.kind];
  return `coalesce(${value}, ${least}::${type})`;
}

function valueExpression({ name, kind }: StoredField, column: string): string {
  const asText = `${column} ->> ${quoted(name)}`;
  switch (kind) {
    case "number":
      return `(${asText})::numeric`;
    case "boolean":
      return `(${asText})::boolean`;
    case "money":
      return `(${column} -> ${quoted(name)} ->> 'amountMinor')::bigint`;
    case "list":
    case "json":
    case "translated":
      return `(${column} -> ${quoted(name)})`;
    default:
      return `(${asText})`;
  }
}

function literalOf({ kind, fallback }: StoredField): string {
  switch (kind) {
    case "number":
      return `${quoted(String(fallback))}::numeric`;
    case "boolean":
      return String(fallback);
    case "money":
      return `${quoted(String((fallback as { amountMinor: number }).amountMinor))}::bigint`;
    case "list":
    case "json":
    case "translated":
      return `${quoted(JSON.stringify(fallback))}::jsonb`;
    default:
      return quoted(String(fallback));
  }
}

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Returns the SQL of a condition. */
export function customConditionSql(condition: CustomCondition, column: string, parameters: SqlParameters): string {
  const { field } = condition;
  const value = customExpression(field, column);
  switch (condition.test) {
    case "anyOf":
      return `${value} = any(${parameters.add(condition.values)}::text[])`;
    case "equals":
      return `${value} = ${parameters.add(condition.value)}`;
    case "all":
      return `${value} @> ${parameters.add(JSON.stringify(condition.values))}::jsonb`;
    case "range": {
      const { min, max } = condition;
      const type = isOrdered(field.kind) ? ordered[field.kind].type : "text";
      const bound = (given: string | number): string => `${parameters.add(String(given))}::text::${type}`;
      return [
        ...(min === undefined ? [] : [`${value} >= ${bound(min)}`]),
        // the rows without a value sort first
        ...(max === undefined ? [] : [`${value} <= ${bound(max)}`, ...hasValue(field, column)]),
      ].join(" and ");
    }
  }
}

function hasValue(field: StoredField, column: string): readonly string[] {
  return field.fallback === null ? [`${column} ->> ${quoted(field.name)} is not null`] : [];
}

/** Returns the expression and the SQL type by which a list is sorted. It is never null. */
export function customSortKey(
  field: StoredField,
  column: string,
): { readonly value: string; readonly type: "text" | "numeric" | "bigint" } {
  const { type } = isOrdered(field.kind) ? ordered[field.kind] : ordered.text;
  return { value: customExpression(field, column), type };
}

/** Returns the value by which a list is sorted, as `customSortKey` computes it, for cursors. */
export function customSortValue({ name, kind, fallback }: StoredField, values: CustomValues): CursorValue {
  const value = values[name] ?? fallback;
  if (value === null) return isOrdered(kind) ? ordered[kind].least.replaceAll("'", "") : "";
  return kind === "money" ? (value as Money).amountMinor : (value as CursorValue);
}

const combiningMarks = "[\\u0300-\\u036F]+";
const punctuation = "[[:punct:]\\u00A0-\\u00BF\\u2000-\\u206F]+";

/**
 * Returns the words of the searchable fields as a `tsvector`, without accents. It calls functions of PostgreSQL only, as
 * an indexed expression must.
 */
export function customWords(fields: readonly StoredField[], column: string): string {
  const texts = fields.flatMap((field) => wordTexts(field, column)).map((value) => `coalesce(${value}, '')`);
  const plain = `regexp_replace(normalize(lower(${texts.join(" || ' ' || ")}), NFKD), '${combiningMarks}', '', 'g')`;
  return `to_tsvector('simple'::regconfig, regexp_replace(${plain}, '${punctuation}', ' ', 'g'))`;
}

function wordTexts({ name, kind }: StoredField, column: string): readonly string[] {
  if (kind !== "translated") return [`${column} ->> ${quoted(name)}`];
  return locales.map((locale) => `${column} -> ${quoted(name)} ->> ${quoted(locale)}`);
}
