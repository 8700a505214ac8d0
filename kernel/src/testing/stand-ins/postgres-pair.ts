import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { appendFile, chown, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import pg from "pg";
import { eventually } from "../eventually.js";

const run = promisify(execFile);
const programs = newestPrograms();

/** Returns whether this machine has the programs of a PostgreSQL server, from Debian's package. */
export function hasPostgresPrograms(): boolean {
  return programs !== undefined;
}

/** PostgreSQL refuses to run as root. */
const ids = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A PostgreSQL server in a folder of its own. Every connection from this machine is trusted. */
class Server {
  private child: ChildProcess | undefined;

  constructor(
    readonly folder: string,
    private readonly port: number,
  ) {}

  get url(): string {
    return `postgres://souk:secret@127.0.0.1:${this.port}/postgres`;
  }

  async start(): Promise<void> {
    const settings = ["-p", String(this.port), "-h", "127.0.0.1", "-k", ""];
    this.child = spawn(join(programs ?? "", "postgres"), ["-D", this.folder, ...settings], { stdio: "ignore", ...ids });
    await eventually(() => this.query("select 1"));
  }

  async query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url });
    client.on("error", () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** Stops all processes of the server without an end of their connections. */
  async suspend(): Promise<void> {
    await this.signal("SIGSTOP");
  }

  async resume(): Promise<void> {
    await this.signal("SIGCONT");
  }

  private async signal(signal: NodeJS.Signals): Promise<void> {
    for (const pid of await this.processes()) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        // the process has ended meanwhile
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
      }
    }
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    await this.resume();
    // an immediate shutdown, without a checkpoint
    child.kill("SIGQUIT");
    await ended;
  }

  /** The server and its children, each of which is a process group of its own. */
  private async processes(): Promise<number[]> {
    const own = this.child?.pid ?? 0;
    const stats = await Promise.all(
      (await readdir("/proc"))
        .filter((name) => /^\d+$/.test(name))
        .map((pid) => readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")),
    );
    const children = stats.filter((stat) => stat.slice(stat.lastIndexOf(")")).split(" ")[2] === String(own));
    return [own, ...children.map((stat) => parseInt(stat, 10))];
  }
}

/** A PostgreSQL server and a streaming replica of it. */
export class PostgresPair implements AsyncDisposable {
  private constructor(
    private readonly folder: string,
    readonly primary: Server,
    readonly replica: Server,
  ) {}

  static async start(): Promise<PostgresPair> {
    const folder = await mkdtemp(join(tmpdir(), "souk-postgres-pair-"));
    if (ids.uid !== undefined) await chown(folder, ids.uid, ids.gid);
    const primary = new Server(join(folder, "primary"), await findFreePort(undefined));
    const replica = new Server(join(folder, "replica"), await findFreePort(undefined));
    const pair = new PostgresPair(folder, primary, replica);
    try {
      await tool("initdb", [
        "-D",
        primary.folder,
        "-U",
        "souk",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
        "--no-sync",
      ]);
      await appendFile(join(primary.folder, "postgresql.conf"), configuration);
      await primary.start();
      await tool("pg_basebackup", ["-D", replica.folder, "-R", "--no-sync", "-c", "fast", "-d", primary.url]);
      await replica.start();
      return pair;
    } catch (error) {
      await pair[Symbol.asyncDispose]();
      throw error;
    }
  }

  async pauseReplay(): Promise<void> {
    await this.replica.query("select pg_wal_replay_pause()");
    await eventually(async () => {
      const [row] = await this.replica.query<{ state: string }>("select pg_get_wal_replay_pause_state() as state");
      if (row?.state !== "paused") throw new Error("the replay still runs");
    });
  }

  async resumeReplay(): Promise<void> {
    await this.replica.query("select pg_wal_replay_resume()");
  }

  async promoteReplica(): Promise<void> {
    await this.replica.query("select pg_promote()");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.primary.kill(), this.replica.kill()]);
    await rm(this.folder, { recursive: true, force: true });
  }
}

const configuration = `
max_connections = 200
shared_buffers = 32MB
fsync = off
full_page_writes = off
max_standby_streaming_delay = 1s
`;

async function tool(name: string, given: readonly string[]): Promise<void> {
  await run(join(programs ?? "", name), [...given], { ...ids, cwd: tmpdir() });
}

function newestPrograms(): string | undefined {
  try {
    const [newest] = readdirSync("/usr/lib/postgresql").toSorted((one, other) => Number(other) - Number(one));
    return newest === undefined ? undefined : `/usr/lib/postgresql/${newest}/bin`;
  } catch {
    return undefined;
  }
}
