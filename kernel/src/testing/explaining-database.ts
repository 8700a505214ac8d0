import type { Database } from "../database/database.js";
import { FileUsesInDatabase, fileUsesSql, replacePictureSql, type FilePlaces } from "../file-uses/file-places.js";
import type { FileUse } from "../file-uses/file-uses.js";

/** A database that records the query plan of each statement before it runs it. */
export class ExplainingDatabase {
  readonly database: Database;
  private plans: string[] = [];

  constructor({ manager }: Database) {
    const query = async (sql: string, values: unknown[]): Promise<unknown> => {
      const plan: { "QUERY PLAN": string }[] = await manager.query(`explain ${sql}`, values);
      this.plans.push(plan.map((line) => line["QUERY PLAN"]).join("\n"));
      return manager.query(sql, values);
    };
    this.database = { manager: { query }, lists: { query } } as unknown as Database;
  }

  /** Returns the plans of all statements in `run`. Throws when `run` runs no statement. */
  async plansOf(run: () => Promise<unknown>): Promise<string> {
    this.plans = [];
    await run();
    if (this.plans.length === 0) throw new Error("the database got no statement");
    return this.plans.join("\n");
  }
}

/** Finds the uses of files, sorted by type and name. Throws when no index serves one of the places. */
export async function fileUsesIn(
  database: Database,
  places: FilePlaces,
  keys: readonly string[],
): Promise<readonly FileUse[]> {
  await throwIfScanned(database, fileUsesSql(places), [keys]);
  const uses = await new FileUsesInDatabase(database, places).find(keys);
  return uses.toSorted((a, b) => `${a.typename} ${a.name}`.localeCompare(`${b.typename} ${b.name}`));
}

/** Replaces a picture in all places, and returns their number. Throws when no index serves one of the updates. */
export async function replacePictureIn(
  database: Database,
  places: FilePlaces,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> {
  for (const column of Object.values(places).flatMap(({ columns }) => columns))
    await throwIfScanned(database, replacePictureSql(column), [from, to]);
  return new FileUsesInDatabase(database, places).replacePicture(from, to);
}

async function throwIfScanned(database: Database, sql: string, values: unknown[]): Promise<void> {
  const plan = await database.transaction(async (manager) => {
    await manager.query("set local enable_seqscan = off");
    const lines = await manager.query<{ "QUERY PLAN": string }[]>(`explain ${sql}`, values);
    return lines.map((line) => line["QUERY PLAN"]).join("\n");
  });
  if (plan.includes("Seq Scan")) throw new Error(`a place of files has no index:\n${plan}`);
}
