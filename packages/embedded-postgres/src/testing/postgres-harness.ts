import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres, type EmbeddedPostgres, type PostgresSettings } from "../embedded-postgres.js";

/** Safe while the machine stays up: committed data survives a killed server. */
const settings: PostgresSettings = { fsync: "off", full_page_writes: "off" };

/** Lets Node run the sources of this package: resolves its name, and imports of .js files to .ts files. */
const sourceHooks = `
  import { registerHooks } from "node:module";
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === "@souk/embedded-postgres")
        return next(${JSON.stringify(new URL("../embedded-postgres.ts", import.meta.url).href)}, context);
      try {
        return next(specifier, context);
      } catch (error) {
        if (!specifier.endsWith(".js")) throw error;
        return next(specifier.replace(/js$/, "ts"), context);
      }
    },
  });
`;

const ownerProgram = `
  import { startEmbeddedPostgres } from "@souk/embedded-postgres";
  const [dataDir, settings] = process.argv.slice(1);
  console.log((await startEmbeddedPostgres({ dataDir, settings: JSON.parse(settings) })).url);
  setInterval(() => {}, 1000);
`;

/** Runs the text of a module in a new process, on the sources of this package. */
export function runModule(text: string, args: readonly string[] = []): ChildProcess {
  const hooks = `data:text/javascript,${encodeURIComponent(sourceHooks)}`;
  return spawn(process.execPath, ["--import", hooks, "--input-type=module", "-e", text, ...args], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** Runs a statement and returns the column `answer` of its first row. */
export async function query(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

export async function storeValue(url: string, value: number): Promise<void> {
  await query(url, `create table if not exists stored (answer int)`);
  await query(url, `insert into stored values (${value})`);
}

export const storedValue = (url: string) => query(url, "select max(answer) as answer from stored");

/** The servers of one test file. Tests share one cluster, because creating it takes longer than most tests. */
export class PostgresHarness {
  dataDir: string;
  private running = new AsyncDisposableStack();

  private constructor(private readonly root: string) {
    this.dataDir = join(root, "data");
  }

  static async open(): Promise<PostgresHarness> {
    const root = await mkdtemp(join(tmpdir(), "souk-embedded-postgres-"));
    // when root starts PostgreSQL, it runs as nobody, who needs access to the folder
    await chmod(root, 0o755);
    return new PostgresHarness(root);
  }

  /** Stops everything that a test started, and selects the shared data directory again. */
  async reset(): Promise<void> {
    const { running } = this;
    this.running = new AsyncDisposableStack();
    this.dataDir = join(this.root, "data");
    await running.disposeAsync();
  }

  async close(): Promise<void> {
    await this.reset();
    await rm(this.root, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Selects a data directory without a cluster until the end of the test. */
  async useNewDataDir(): Promise<void> {
    this.dataDir = await mkdtemp(join(this.root, "data-"));
  }

  async start(overrides: PostgresSettings = {}, alternative?: string): Promise<EmbeddedPostgres> {
    const options = { dataDir: this.dataDir, settings: { ...settings, ...overrides } };
    return this.running.use(
      await startEmbeddedPostgres(alternative === undefined ? options : { ...options, alternative }),
    );
  }

  /** Starts a process that starts the server, and does not wait for the server. */
  launchOwner(): ChildProcess {
    const owner = runModule(ownerProgram, [this.dataDir, JSON.stringify(settings)]);
    this.running.defer(() => kill(owner));
    return owner;
  }

  async startOwner(): Promise<{ owner: ChildProcess; url: string }> {
    const owner = this.launchOwner();
    const [line] = (await once(owner.stdout!, "data")) as [Buffer];
    return { owner, url: line.toString().trim() };
  }

  async postmasterPid(): Promise<number> {
    return Number.parseInt(await readFile(join(this.dataDir, "postgres", "postmaster.pid"), "utf8"));
  }

  hasPidFile(): boolean {
    return existsSync(join(this.dataDir, "postgres", "postmaster.pid"));
  }
}
