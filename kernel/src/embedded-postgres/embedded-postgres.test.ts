import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { EmbeddedPostgresError, startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded-postgres.js";
import { findPostgresBinaries } from "./postgres-binaries.js";

// safe while the machine stays up; committed data must still survive a killed server
const settings = { fsync: "off", full_page_writes: "off" };

// A separate Souk process that can be killed. Node runs the TypeScript directly once it resolves .js imports to .ts
// files.
const anotherSouk = `
  import { registerHooks } from "node:module";
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!specifier.endsWith(".js")) throw error;
        return next(specifier.replace(/js$/, "ts"), context);
      }
    },
  });
  const [module, dataDir, settings] = process.argv.slice(1);
  const { startEmbeddedPostgres } = await import(module);
  console.log((await startEmbeddedPostgres({ dataDir, settings: JSON.parse(settings) })).url);
  setInterval(() => {}, 1000);
`;

let root: string;
let dataDir: string;
let running: AsyncDisposableStack;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "souk-embedded-postgres-"));
  // when root starts PostgreSQL, it runs as nobody, who needs access to the folder
  await chmod(root, 0o755);
});

// almost all tests share one cluster, because creating it takes longer than the tests
beforeEach(() => {
  dataDir = join(root, "data");
  running = new AsyncDisposableStack();
});

afterEach(() => running.disposeAsync());

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));

async function useNewDataDir(): Promise<void> {
  dataDir = await mkdtemp(join(root, "data-"));
}

async function keep(url: string, value: number): Promise<void> {
  await query(url, `create table if not exists kept (answer int)`);
  await query(url, `insert into kept values (${value})`);
}

const kept = (url: string) => query(url, "select max(answer) as answer from kept");

async function start(overrides: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  return running.use(await startEmbeddedPostgres({ dataDir, settings: { ...settings, ...overrides } }));
}

function launchAnotherSouk(): ChildProcess {
  const module = new URL("./embedded-postgres.ts", import.meta.url).href;
  const args = ["--input-type=module", "-e", anotherSouk, module, dataDir, JSON.stringify(settings)];
  const souk = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  running.defer(() => kill(souk));
  return souk;
}

async function startAnotherSouk(): Promise<{ souk: ChildProcess; url: string }> {
  const souk = launchAnotherSouk();
  const [line] = (await once(souk.stdout!, "data")) as [Buffer];
  return { souk, url: line.toString().trim() };
}

async function kill(souk: ChildProcess): Promise<void> {
  if (souk.exitCode !== null || souk.signalCode !== null) return;
  const ended = once(souk, "exit");
  souk.kill("SIGKILL");
  await ended;
}

async function query(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

async function postmasterPid(): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8"));
}

const hasPidFile = () => existsSync(join(dataDir, "postgres", "postmaster.pid"));

describe("an orderly start and stop", () => {
  test("keeps the data and the port until the next start", async () => {
    const first = await start();
    await keep(first.url, 1);
    await first[Symbol.asyncDispose]();
    expect(hasPidFile()).toBe(false);

    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await kept(second.url)).toBe(1);
  });

  test("provides a UTF8 database with 300 connections and the caller's settings", async () => {
    const { url } = await start({ application_name: "it's \\ ours" });
    expect(url).toMatch(/^postgres:\/\/souk:[\w-]{43}@127\.0\.0\.1:\d+\/postgres$/);
    expect(await query(url, "select current_setting('server_encoding') as answer")).toBe("UTF8");
    expect(await query(url, "select current_setting('max_connections') as answer")).toBe("300");
    expect(await query(url, "select current_setting('fsync') as answer")).toBe("off");
    expect(await query(url, "select reset_val as answer from pg_settings where name = 'application_name'")).toBe(
      "it's \\ ours",
    );
  });

  test("uses another port when another program listens on the old one", async () => {
    const first = await start();
    await first[Symbol.asyncDispose]();
    const intruder = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
    await once(intruder, "listening");

    const second = await start();
    intruder.close();
    expect(second.url).not.toBe(first.url);
    expect(await query(second.url, "select 42 as answer")).toBe(42);
  });
});

describe("after kill -9", () => {
  test("the next start takes the server over, and the server outlives the old watchdog", async () => {
    const { souk, url } = await startAnotherSouk();
    await keep(url, 2);
    const pid = await postmasterPid();
    await kill(souk);

    const next = await start();
    await delay(2500);
    expect(await postmasterPid()).toBe(pid);
    expect(next.url).toBe(url);
    expect(await kept(next.url)).toBe(2);
    await next[Symbol.asyncDispose]();
    expect(hasPidFile()).toBe(false);
  });

  test("a start with other settings gets a server with those settings", async () => {
    const { souk, url } = await startAnotherSouk();
    await keep(url, 3);
    const pid = await postmasterPid();
    await kill(souk);

    const next = await start({ max_connections: "50" });
    expect(await postmasterPid()).not.toBe(pid);
    expect(await query(next.url, "select current_setting('max_connections') as answer")).toBe("50");
    expect(await kept(next.url)).toBe(3);
  });

  test("the server ends within seconds when no process starts again", async () => {
    const { souk } = await startAnotherSouk();
    await kill(souk);
    for (let waited = 0; hasPidFile() && waited < 6000; waited += 50) await delay(50);
    expect(hasPidFile()).toBe(false);
  });

  test("a start recovers from a kill of both process and server", async () => {
    const { souk, url } = await startAnotherSouk();
    await keep(url, 4);
    process.kill(await postmasterPid(), "SIGKILL");
    await kill(souk);
    expect(hasPidFile()).toBe(true);

    const { url: next } = await start();
    expect(await kept(next)).toBe(4);
  });

  test("a start that was killed during initdb does not block the next one", async () => {
    await useNewDataDir();
    const souk = launchAnotherSouk();
    const unfinished = async () => (await readdir(dataDir)).filter((name) => name.startsWith("postgres-unfinished-"));
    // a busy machine starts initdb late, and no machine completes it within this interval
    for (let waited = 0; (await unfinished()).length === 0 && waited < 30_000; waited += 5) await delay(5);
    await kill(souk);
    expect(await unfinished()).toHaveLength(1);
    expect(existsSync(join(dataDir, "postgres"))).toBe(false);

    const { url } = await start();
    expect(await query(url, "select 42 as answer")).toBe(42);
  });
});

describe("the superuser's password", () => {
  const passwordFile = () => join(dataDir, "postgres-password");
  const accessRulesFile = () => join(dataDir, "postgres", "pg_hba.conf");
  const withPassword = (url: string, password: string) => Object.assign(new URL(url), { password }).href;

  /** Restores the cluster to the state that a version of Souk without passwords left. */
  async function forgetPassword(url: string): Promise<void> {
    await query(url, "alter role souk password null");
    await writeFile(accessRulesFile(), "host all all 127.0.0.1/32 trust\n");
    await rm(passwordFile());
  }

  test("is required for every connection, and only its owner can read it", async () => {
    const { url } = await start();
    for (const wrong of ["", "guessed"])
      await expect(query(withPassword(url, wrong), "select 42 as answer")).rejects.toMatchObject({
        // node-postgres reports its own error when it has no password to send
        message: expect.stringMatching(/password (authentication failed|must be a)/),
      });
    expect(await query(url, "select current_setting('password_encryption') as answer")).toBe("scram-sha-256");
    if (process.platform !== "win32") expect((await stat(passwordFile())).mode & 0o777).toBe(0o600);
  });

  test("is set on a data directory from a version without passwords, and the data stays", async () => {
    const first = await start();
    await keep(first.url, 5);
    await forgetPassword(first.url);
    await first[Symbol.asyncDispose]();

    const { url } = await start();
    expect(await kept(url)).toBe(5);
    await expect(query(withPassword(url, "guessed"), "select 42 as answer")).rejects.toThrow(/authentication failed/);
  });

  test("is set on a running server from such a version", async () => {
    const { souk, url } = await startAnotherSouk();
    await keep(url, 6);
    await forgetPassword(url);
    process.kill(await postmasterPid(), "SIGHUP");
    await kill(souk);

    const next = await start();
    expect(await kept(next.url)).toBe(6);
    await expect(query(withPassword(url, "guessed"), "select 42 as answer")).rejects.toThrow(/authentication failed/);
  });
});

describe("a start is refused with a one-line error", () => {
  async function refusal(): Promise<string> {
    const error: unknown = await start().catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(EmbeddedPostgresError);
    const { message } = error as Error;
    expect(message).not.toContain("\n");
    return message;
  }

  test("while another process owns the folder", async () => {
    const { souk, url } = await startAnotherSouk();
    expect(await refusal()).toContain(`another Souk is running on ${dataDir} (process ${souk.pid})`);
    expect(await query(url, "select 42 as answer")).toBe(42);
  });

  test("while this process owns the folder", async () => {
    const { url } = await start();
    expect(await refusal()).toContain(`another Souk is running on ${dataDir}`);
    expect(await query(url, "select 42 as answer")).toBe(42);
  });

  test("for one of two concurrent starts", async () => {
    const results = await Promise.allSettled([start(), start()]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("when the data directory cannot be created", async () => {
    await useNewDataDir();
    await writeFile(join(dataDir, "file"), "");
    dataDir = join(dataDir, "file", "data");
    expect(await refusal()).toContain(`cannot write to the data directory ${dataDir} (ENOTDIR)`);
  });

  test("when something else is at the cluster's path", async () => {
    await useNewDataDir();
    await mkdir(join(dataDir, "postgres"));
    await writeFile(join(dataDir, "postgres", "diary.txt"), "");
    expect(await refusal()).toContain("is not a folder of PostgreSQL; move it away");
  });

  test("when PostgreSQL refuses a setting", async () => {
    await expect(start({ max_connections: "many" })).rejects.toThrow(/^PostgreSQL did not start: .*server\.log/);
    expect(await query((await start()).url, "select 42 as answer")).toBe(42);
  });

  test.each([
    ["is not installed", process.platform === "darwin" ? "windows-x64" : "darwin-arm64"],
    ["does not exist", "plan9-mips"],
  ])("when the package of the platform %s", async (_why, platform) => {
    await expect(findPostgresBinaries(undefined, platform)).rejects.toThrow(/set DATABASE_URL to a PostgreSQL server/);
  });
});
