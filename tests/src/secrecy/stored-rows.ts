import type { DatabaseOwner } from "../test-kit/data/test-databases.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import { tablesOf } from "../test-kit/data/traces.js";

export interface StoredRow {
  readonly table: string;
  readonly row: string;
  /** The dev mailbox's copy of a mail, in a separate column; empty when an SMTP server is configured. */
  readonly mail: string;
}

const mailColumns = ["body_text", "body_html"] as const;

/** Every row of every table of a database, including its jobs. */
export async function storedRows(shop: TestShop, owner: DatabaseOwner): Promise<StoredRow[]> {
  const without = mailColumns.map((column) => `- '${column}'`).join(" ");
  const mail = mailColumns.map((column) => `to_jsonb(row) ->> '${column}'`).join(", ");
  const rows: StoredRow[] = [];
  for (const { table } of await tablesOf(shop, owner)) {
    const sql = `select (to_jsonb(row) ${without})::text as row, concat_ws(' ', ${mail}) as mail from ${table} row`;
    rows.push(...(await shop.rows<Omit<StoredRow, "table">>(owner, sql)).map((found) => ({ table, ...found })));
  }
  return rows;
}

/**
 * Runs `run` once for each table of a database while that table is missing, because the error of a failed statement
 * contains its values.
 */
export async function withoutEachTable(shop: TestShop, owner: DatabaseOwner, run: () => Promise<void>): Promise<void> {
  const tables = (await tablesOf(shop, owner)).map(({ table }) => table).filter((table) => table.startsWith("public."));
  for (const table of tables) {
    await shop.rows(owner, `alter table ${table} rename to lost`);
    await run();
    await shop.rows(owner, `alter table public.lost rename to ${table.slice("public.".length)}`);
  }
}
