import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { Column, StoredRow } from "@souk/kernel/fields/columns";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { EntityManager } from "typeorm";

/** A table with its columns; the first column is the key. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** Inserts any number of rows in one statement. */
export async function insertRows(manager: EntityManager, table: Table, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length === 0) return;
  const names = table.columns.map(({ name }) => name).join(", ");
  await manager.query(
    `insert into ${table.name} (${names}) select ${names} from json_to_recordset($1::json) as record(${typed(table)})`,
    [JSON.stringify(rows)],
  );
}

/** Updates all columns of any number of rows in one statement. */
export async function updateRows(manager: EntityManager, table: Table, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length === 0) return;
  const [key, ...others] = table.columns.map(({ name }) => name);
  await manager.query(
    `update ${table.name} stored set ${others.map((name) => `${name} = record.${name}`).join(", ")}
     from json_to_recordset($1::json) as record(${typed(table)}) where stored.${key} = record.${key}`,
    [JSON.stringify(rows)],
  );
}

export interface RowChange {
  readonly id: string;
  readonly set: StoredRow;
  readonly custom?: CustomValues | undefined;
  readonly where?: string;
}

/** Sets columns of the row with this id, and merges `custom` into the row's custom values. Returns false when no row meets the condition. */
export async function changeRow(
  manager: EntityManager,
  table: Table,
  { id, set, custom, where = "true" }: RowChange,
): Promise<boolean> {
  const parameters = new SqlParameters();
  const sets = Object.entries(set).map(([name, value]) => `${name} = ${parameters.add(value)}`);
  if (custom !== undefined) sets.push(`custom = custom || ${parameters.add(JSON.stringify(custom))}::jsonb`);
  const sql = `update ${table.name} set ${sets.join(", ")} where id = ${parameters.add(id)} and ${where}`;
  const [, affected]: [unknown, number] = await manager.query(sql, parameters.values);
  return affected === 1;
}

function typed({ columns }: Table): string {
  return columns.map(({ name, type }) => `${name} ${type}`).join(", ");
}
