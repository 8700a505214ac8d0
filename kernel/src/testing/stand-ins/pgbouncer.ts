import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import pg from "pg";
import { describe } from "vitest";
import { withDatabase } from "../../config/database-settings.js";
import { eventually } from "../eventually.js";

// Debian installs it into a folder that is not on every user's PATH
const environment = { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/sbin` };
const isInstalled = spawnSync("pgbouncer", ["--version"], { env: environment }).status === 0;

/** `describe` for tests that need PgBouncer; skipped on a machine without it. */
export const withPgBouncer: typeof describe.skip = isInstalled ? describe : describe.skip;

export interface PgBouncerDefinition {
  /** The URL of the server with a superuser, who looks up the passwords of other roles. */
  readonly serverUrl: string;
  /** The statements that each connection starts with, by database; `*` stands for all others. */
  readonly connectQueries: Readonly<Record<string, string>>;
}

/** Runs PgBouncer with pools of transactions, in front of a PostgreSQL server. */
export class PgBouncer implements AsyncDisposable {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    /** The URL of the server, through the pooler. */
    readonly url: string,
  ) {}

  static async start({ serverUrl, connectQueries }: PgBouncerDefinition): Promise<PgBouncer> {
    const folder = await mkdtemp(join(tmpdir(), "souk-pgbouncer-"));
    const { hostname, port, username, password } = new URL(serverUrl);
    const ownPort = await findFreePort(undefined);
    const user = decodeURIComponent(username);
    await writeFile(join(folder, "users.txt"), `"${user}" "${decodeURIComponent(password)}"\n`);
    const databases = Object.entries(connectQueries).map(
      ([name, query]) => `${name} = host=${hostname} port=${port || "5432"} auth_user=${user} connect_query='${query}'`,
    );
    await writeFile(join(folder, "pgbouncer.ini"), configuration(databases, ownPort, folder, user));
    await chmod(folder, 0o755);
    // PgBouncer refuses to run as root
    const ids = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const child = spawn("pgbouncer", [join(folder, "pgbouncer.ini")], { env: environment, stdio: "ignore", ...ids });
    const url = Object.assign(new URL(serverUrl), { hostname: "127.0.0.1", port: String(ownPort) }).href;
    const started = new PgBouncer(child, folder, url);
    await eventually(() => started.transactions());
    return started;
  }

  /** Returns the number of transactions that went through the pooler. */
  async transactions(): Promise<number> {
    const client = new pg.Client({ connectionString: withDatabase(this.url, "pgbouncer") });
    client.on("error", () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<{ total_xact_count: string }>("show stats");
      return rows.reduce((sum, row) => sum + Number(row.total_xact_count), 0);
    } finally {
      await client.end();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}

function configuration(databases: readonly string[], port: number, folder: string, user: string): string {
  return `[databases]
${databases.join("\n")}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, "users.txt")}
auth_query = select usename, passwd from pg_shadow where usename = $1
admin_users = ${user}
pool_mode = transaction
default_pool_size = 5
max_client_conn = 500
`;
}
