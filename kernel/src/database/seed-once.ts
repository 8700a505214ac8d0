import type { EntityManager } from "typeorm";
import { eventsSetting } from "../domain-events/publish-event.js";
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
