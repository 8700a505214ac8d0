import { once } from "node:events";
import type pg from "pg";
import { from as copyFrom, type CopyStreamQuery } from "pg-copy-streams";
import type { TablePart } from "./archive-reader.js";
import { readContents } from "./database-contents.js";
import { BackupError, folderOf, type BackedUpDatabase, type BackedUpTable, type Totals } from "./manifest.js";
import { openClient } from "./target-database.js";

/** Loads the data of one database, in one transaction. */
export class DatabaseLoader implements AsyncDisposable {
  private readonly rows = new Map<string, number>();
  /** The statements that create the dropped indexes again. */
  private indexes: readonly string[] = [];
  private current: { readonly folder: string; readonly copy: CopyStreamQuery } | undefined;

  private constructor(
    private readonly database: BackedUpDatabase,
    private readonly opened: { readonly client: pg.Client } & AsyncDisposable,
  ) {}

  /** Checks that the tables have the columns of the backup, and empties them: migrations fill some. */
  static async start(database: BackedUpDatabase, url: string): Promise<DatabaseLoader> {
    const loader = new DatabaseLoader(database, await openClient(database.name, url));
    try {
      await loader.begin();
      return loader;
    } catch (error) {
      await loader[Symbol.asyncDispose]();
      throw error;
    }
  }

  async add({ folder, content }: TablePart): Promise<void> {
    if (this.current?.folder !== folder) {
      await this.endTable();
      this.current = { folder, copy: this.startTable(folder) };
    }
    const { copy } = this.current;
    await new Promise<void>((resolve, reject) => {
      copy.write(content, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Commits when each table has the rows of the backup. Throws BackupError. */
  async end(totals: Totals): Promise<void> {
    const { client } = this.opened;
    await this.endTable();
    for (const table of this.database.tables) {
      const folder = folderOf(this.database, table);
      const [found, expected] = [this.rows.get(folder) ?? 0, totals[folder]?.rows ?? 0];
      if (found !== expected)
        throw new BackupError(`${folder} has ${found} rows after the restore, and not ${expected}`);
    }
    for (const { name, value } of this.database.sequences)
      if (value !== null) await client.query("select setval($1::regclass, $2::bigint)", [name, value]);
    for (const create of this.indexes) await client.query(create);
    await client.query("set constraints all immediate");
    await this.switchTriggers("enable");
    await client.query("commit");
    await client.query("analyze");
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve(this.opened[Symbol.asyncDispose]());
  }

  private async begin(): Promise<void> {
    const { client } = this.opened;
    await client.query("begin");
    const target = await readContents(client, this.database.name);
    if (target.jobMigration !== this.database.jobMigration)
      throw new BackupError(
        `the job tables of ${this.database.name} have version ${target.jobMigration}, and those of the backup ${this.database.jobMigration}: restore with the release that made the backup, then upgrade`,
      );
    for (const table of this.database.tables) requireColumns(this.database.name, table, target.tables);
    // the backup already contains the rows that triggers add
    await this.switchTriggers("disable");
    const names = this.database.tables.map(({ name }) => name);
    if (names.length > 0) await client.query(`truncate ${names.join(", ")}`);
    await this.dropIndexes();
  }

  /** Building an index once is much faster than adding each row to it. Foreign keys may need the unique ones. */
  private async dropIndexes(): Promise<void> {
    const { client } = this.opened;
    const { rows } = await client.query<{ name: string; create: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as create
       from pg_index where indrelid = any ($1::regclass[]) and not indisunique`,
      [this.database.tables.map(({ name }) => name)],
    );
    for (const { name } of rows) await client.query(`drop index ${name}`);
    this.indexes = rows.map(({ create }) => create);
  }

  private async switchTriggers(change: "enable" | "disable"): Promise<void> {
    for (const { name } of this.database.tables)
      await this.opened.client.query(`alter table ${name} ${change} trigger user`);
  }

  private startTable(folder: string): CopyStreamQuery {
    const table = this.database.tables.find((one) => folderOf(this.database, one) === folder);
    if (!table) throw new BackupError(`the backup has data of ${folder}, which its manifest lacks`);
    const copy = this.opened.client.query(copyFrom(`copy ${table.name} (${table.columns.join(", ")}) from stdin`));
    // the next write or the end reports it
    copy.on("error", () => undefined);
    return copy;
  }

  private async endTable(): Promise<void> {
    if (!this.current) return;
    const { folder, copy } = this.current;
    this.current = undefined;
    const finished = once(copy, "finish");
    copy.end();
    await finished;
    this.rows.set(folder, copy.rowCount);
  }
}

function requireColumns(database: string, table: BackedUpTable, targets: readonly BackedUpTable[]): void {
  const target = targets.find(({ name }) => name === table.name);
  const missing = table.columns.find((column) => !target?.columns.includes(column));
  if (missing === undefined) return;
  const what = target ? `the column ${missing} of ${table.name}` : `the table ${table.name}`;
  throw new BackupError(
    `this release does not create ${what} in the database of ${database}: restore with the release that made the backup`,
  );
}
