import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

export interface LoggedStatement {
  readonly database: string;
  /** On one line, without its end when it is long. */
  readonly sql: string;
}

const longestSql = 100;
/** The server reads its settings again within this time. */
const reloadMs = 2000;

/** The log of all statements that an embedded PostgreSQL server receives, from the moment it is opened. */
export class StatementLog implements AsyncDisposable {
  private readonly server: pg.Client;
  private readonly file: string;
  private readonly begin: number;

  private constructor(server: pg.Client, file: string, begin: number) {
    this.server = server;
    this.file = file;
    this.begin = begin;
  }

  static async open(serverUrl: string): Promise<StatementLog> {
    const server = new pg.Client({ connectionString: serverUrl });
    await server.connect();
    const { rows } = await server.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    const file = join(rows[0]?.folder ?? "", "server.log");
    await server.query("alter system set log_line_prefix = '%m|%d|'");
    await server.query("alter system set log_statement = 'all'");
    await server.query("select pg_reload_conf()");
    await new Promise((resolve) => setTimeout(resolve, reloadMs));
    await using log = await open(file);
    const { size } = await log.stat();
    return new StatementLog(server, file, size);
  }

  /** Returns the statements since the log was opened. */
  async read(): Promise<readonly LoggedStatement[]> {
    const text = (await readFile(this.file)).subarray(this.begin).toString();
    // an entry begins with its time; a statement may have several lines
    return text.split(/\n(?=\d{4}-\d\d-\d\d )/).flatMap((entry) => {
      const [, database, sql] = /^[^|]*\|([^|]*)\|LOG: {2}(?:statement|execute [^:]*): ([\s\S]*)$/.exec(entry) ?? [];
      if (database === undefined || sql === undefined) return [];
      return [{ database, sql: sql.replaceAll(/\s+/g, " ").trim().slice(0, longestSql) }];
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const setting of ["log_statement", "log_line_prefix"])
      await this.server.query(`alter system reset ${setting}`);
    await this.server.query("select pg_reload_conf()");
    await this.server.end();
  }
}
