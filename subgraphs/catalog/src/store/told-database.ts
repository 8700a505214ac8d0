import type { Database } from "@souk/kernel/database";
import type { EntityChanges } from "@souk/kernel/entity-cache/entity-changes";

/** The database, and who is told of each product that is changed in it. */
export interface ToldDatabase {
  readonly database: Database;
  readonly changes: EntityChanges;
}
