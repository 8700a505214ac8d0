import type { Database } from "@souk/kernel/database/database";
import type { EntityChanges } from "@souk/kernel/cache/entities/entity-changes";

/** The database, and the caches that are notified of each product change. */
export interface NotifiedDatabase {
  readonly database: Database;
  readonly changes: EntityChanges;
}
