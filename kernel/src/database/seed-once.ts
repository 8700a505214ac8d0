import type { EntityManager } from "typeorm";
import { eventsSetting } from "../domain-events/publish-event.js";
import { snakeCase } from "../values/snake-case.js";
import type { Database } from "./database.js";

/** Creates the table of the seeds that have run. It is no part of the migrations: a shop without seeds lacks it. */
export const createSeedsTable =
  "create table if not exists seeds (name text primary key, seeded_at timestamptz not null default now())";

/** Runs `seed` in one transaction, once per database and `name`. The seed writes no domain events. Safe for replicas that start at the same time. */
export async function seedOnce(
  database: Database,
  name: string,
  seed: (manager: EntityManager) => Promise<void>,
): Promise<void> {
  await database.transaction(async (manager) => {
    await manager.query("select pg_advisory_xact_lock(hashtext('seeds'))");
    await manager.query(createSeedsTable);
    const fresh: unknown[] = await manager.query(
      "insert into seeds (name) values ($1) on conflict do nothing returning name",
      [name],
    );
    if (fresh.length === 0) return;
    await manager.query("select set_config($1, 'off', true)", [eventsSetting]);
    await seed(manager);
  });
}

/**
 * Inserts rows into a table that has no entity, such as demo data. The keys are the names of columns in camel case; the
 * keys of the first row name those of all. A column without a key gets its default, and an undefined value is null.
 */
export async function insertRows(manager: EntityManager, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((key) => `"${snakeCase(key)}"`)
    .join(", ");
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), value])),
  );
  await manager.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(named)],
  );
}
