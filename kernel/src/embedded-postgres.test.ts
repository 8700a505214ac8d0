import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { EmbeddedPostgresError, startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded-postgres.js";
import { findPostgresBinaries } from "./postgres-binaries.js";

jest.setTimeout(30_000);

// enough for a machine that stays up; what is committed has to outlive a killed server all the same
const settings = { fsync: "off", full_page_writes: "off" };

// A Souk of its own that can be killed. Node runs our TypeScript as it is once it finds the .ts behind a .js import.
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
  // started by root, PostgreSQL runs as nobody, who has to get there
  await chmod(root, 0o755);
});

// one cluster for nearly all of them: making it takes longer than the rest
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

  test("brings a UTF8 database with room for 300 connections, and the caller's settings", async () => {
    const { url } = await start({ application_name: "it's \\ ours" });
    expect(url).toMatch(/^postgres:\/\/souk@127\.0\.0\.1:\d+\/postgres$/);
    expect(await query(url, "select current_setting('server_encoding') as answer")).toBe("UTF8");
    expect(await query(url, "select current_setting('max_connections') as answer")).toBe("300");
    expect(await query(url, "select current_setting('fsync') as answer")).toBe("off");
    expect(await query(url, "select reset_val as answer from pg_settings where name = 'application_name'")).toBe(
      "it's \\ ours",
    );
  });

  test("takes another port when somebody else listens on the old one", async () => {
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
  test("the next start takes the server over, and it outlives the dead one's watchdog", async () => {
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

  test("a start with other settings gets a server that has them", async () => {
    const { souk, url } = await startAnotherSouk();
    await keep(url, 3);
    const pid = await postmasterPid();
    await kill(souk);

    const next = await start({ max_connections: "50" });
    expect(await postmasterPid()).not.toBe(pid);
    expect(await query(next.url, "select current_setting('max_connections') as answer")).toBe("50");
    expect(await kept(next.url)).toBe(3);
  });

  test("the server ends by itself within seconds when nobody starts again", async () => {
    const { souk } = await startAnotherSouk();
    await kill(souk);
    for (let waited = 0; hasPidFile() && waited < 6000; waited += 50) await delay(50);
    expect(hasPidFile()).toBe(false);
  });

  test("a start repairs what was killed together with its server", async () => {
    const { souk, url } = await startAnotherSouk();
    await keep(url, 4);
    process.kill(await postmasterPid(), "SIGKILL");
    await kill(souk);
    expect(hasPidFile()).toBe(true);

    const { url: next } = await start();
    expect(await kept(next)).toBe(4);
  });

  test("a start that was killed in the middle of initdb leaves nothing in the way", async () => {
    await useNewDataDir();
    const souk = launchAnotherSouk();
    const unfinished = async () => (await readdir(dataDir)).filter((name) => name.startsWith("postgres-unfinished-"));
    // a machine with much else to do is slow to begin, and no machine ends initdb within so little after it began
    for (let waited = 0; (await unfinished()).length === 0 && waited < 30_000; waited += 5) await delay(5);
    await kill(souk);
    expect(await unfinished()).toHaveLength(1);
    expect(existsSync(join(dataDir, "postgres"))).toBe(false);

    const { url } = await start();
    expect(await query(url, "select 42 as answer")).toBe(42);
  });
});

describe("a start is refused in one line", () => {
  async function refusal(): Promise<string> {
    const error: unknown = await start().catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(EmbeddedPostgresError);
    const { message } = error as Error;
    expect(message).not.toContain("\n");
    return message;
  }

  test("while another process has the folder", async () => {
    const { souk, url } = await startAnotherSouk();
    expect(await refusal()).toContain(`another Souk is running on ${dataDir} (process ${souk.pid})`);
    expect(await query(url, "select 42 as answer")).toBe(42);
  });

  test("while this process has the folder", async () => {
    const { url } = await start();
    expect(await refusal()).toContain(`another Souk is running on ${dataDir}`);
    expect(await query(url, "select 42 as answer")).toBe(42);
  });

  test("of two that begin at the same moment one has the folder", async () => {
    const results = await Promise.allSettled([start(), start()]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("when the data directory cannot be made", async () => {
    await useNewDataDir();
    await writeFile(join(dataDir, "file"), "");
    dataDir = join(dataDir, "file", "data");
    expect(await refusal()).toContain(`cannot write to the data directory ${dataDir} (ENOTDIR)`);
  });

  test("when something else lies where the cluster belongs", async () => {
    await useNewDataDir();
    await mkdir(join(dataDir, "postgres"));
    await writeFile(join(dataDir, "postgres", "diary.txt"), "");
    expect(await refusal()).toContain("is not a folder of PostgreSQL; move it away");
  });

  test("when PostgreSQL does not take a setting", async () => {
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
