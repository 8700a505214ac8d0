import { integerFrom } from "../database/database-error.js";
import type { Money } from "../values/money.js";
import { snakeCase } from "../values/snake-case.js";
import type { Field, FieldKind, Fields, Values } from "./field.js";

/** An SQL column. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

/** A row by its column names. */
export type StoredRow = Readonly<Record<string, unknown>>;

interface KindInSql {
  readonly columns: (name: string) => readonly Column[];
  readonly cells: (value: unknown) => readonly unknown[];
  readonly value: (cells: readonly unknown[]) => unknown;
}

const kinds: Readonly<Record<FieldKind, KindInSql>> = {
  text: oneColumn("text"),
  boolean: oneColumn("boolean"),
  integer: oneColumn("int"),
  texts: oneColumn("text[]"),
  money: {
    columns: (name) => [
      { name: `${name}_minor`, type: "bigint" },
      { name: "currency", type: "text" },
    ],
    cells: (value) => [(value as Money).amountMinor, (value as Money).currency],
    value: ([minor, currency]) => ({ amountMinor: integerFrom(minor as string), currency }),
  },
};

function oneColumn(type: string): KindInSql {
  return { columns: (name) => [{ name, type }], cells: (value) => [value], value: ([cell]) => cell };
}

/** Returns the columns of one field: `priceMinor` is `price_minor`. The first one is the column to compare and sort by. */
export function columnsOf(name: string, { kind }: Field): readonly Column[] {
  return kinds[kind].columns(snakeCase(name));
}

/** Returns the columns of all fields, in the order of their declaration. */
export function allColumns(fields: Fields): readonly Column[] {
  return Object.entries(fields).flatMap(([name, field]) => columnsOf(name, field));
}

/** Returns the columns of the given values; an undefined value has none. */
export function toRow<F extends Fields>(
  fields: F,
  values: { readonly [Name in keyof F]?: Values<F>[Name] | undefined },
): StoredRow {
  const cells = Object.entries(fields).flatMap(([name, field]) => {
    const value: unknown = values[name];
    if (value === undefined) return [];
    const written = kinds[field.kind].cells(value);
    return columnsOf(name, field).map((column, index) => [column.name, written[index]] as const);
  });
  return Object.fromEntries(cells);
}

/** Returns the values of all fields. The row must have all of their columns. */
export function fromRow<F extends Fields>(fields: F, row: StoredRow): Values<F> {
  const values = Object.entries(fields).map(([name, field]) => {
    const cells = columnsOf(name, field).map((column) => row[column.name]);
    if (cells.includes(undefined)) throw new Error(`the row has no column for the field ${name}`);
    return [name, kinds[field.kind].value(cells)];
  });
  return Object.fromEntries(values) as never;
}
