import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres.js";
import { findPostgresBinaries } from "./postgres-binaries.js";
import { PostgresHarness, query } from "./testing/postgres-harness.js";

let harness: PostgresHarness;

beforeAll(async () => {
  harness = await PostgresHarness.open();
});

afterEach(() => harness.reset());
afterAll(() => harness.close());

async function refusal(): Promise<string> {
  const error: unknown = await harness.start().catch((refused: unknown) => refused);
  expect(error).toBeInstanceOf(EmbeddedPostgresError);
  const { message } = error as Error;
  expect(message).not.toContain("\n");
  return message;
}

test("a start is refused while another process owns the folder", async () => {
  const { owner, url } = await harness.startOwner();
  expect(await refusal()).toContain(`another process (${owner.pid}) already runs PostgreSQL on ${harness.dataDir}`);
  expect(await query(url, "select 42 as answer")).toBe(42);
});

test("a start is refused while this process owns the folder", async () => {
  const { url } = await harness.start();
  expect(await refusal()).toContain(`this process already runs PostgreSQL on ${harness.dataDir}`);
  expect(await query(url, "select 42 as answer")).toBe(42);
});

test("one of two concurrent starts is refused", async () => {
  const results = await Promise.allSettled([harness.start(), harness.start()]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a start is refused when the data directory cannot be created", async () => {
  await harness.useNewDataDir();
  await writeFile(join(harness.dataDir, "file"), "");
  harness.dataDir = join(harness.dataDir, "file", "data");
  expect(await refusal()).toContain(`cannot write to the data directory ${harness.dataDir} (ENOTDIR)`);
});

test("a start on the data of another major version is refused, says how to move it, and changes nothing", async () => {
  await using started = await harness.start();
  await started[Symbol.asyncDispose]();
  const version = join(harness.dataDir, "postgres", "PG_VERSION");
  const [installed] = (await readFile(version, "utf8")).split("\n");
  await writeFile(version, "16\n");
  expect(await refusal()).toMatch(
    /has the data of PostgreSQL 16, and PostgreSQL \d+ is installed; .*version 16 again, back up .* new folder/,
  );
  await writeFile(version, `${installed}\n`);
  await using again = await harness.start();
  expect(await query(again.url, "select 42 as answer")).toBe(42);
});

test("a start is refused when something else is at the cluster's path", async () => {
  await harness.useNewDataDir();
  await mkdir(join(harness.dataDir, "postgres"));
  await writeFile(join(harness.dataDir, "postgres", "diary.txt"), "");
  expect(await refusal()).toContain("is not a PostgreSQL cluster; move it away");
});

test("a start is refused when PostgreSQL refuses a setting", async () => {
  await expect(harness.start({ max_connections: "many" })).rejects.toThrow(/^PostgreSQL did not start: .*server\.log/);
  expect(await query((await harness.start()).url, "select 42 as answer")).toBe(42);
});

test.each([
  ["is not installed", process.platform === "darwin" ? "windows-x64" : "darwin-arm64", "run npm install without"],
  ["does not exist", "plan9-mips", "use one of darwin-arm64, darwin-x64, linux-arm64, linux-x64, windows-x64"],
])("a start is refused when the package of the platform %s", async (_why, platform, advice) => {
  await expect(findPostgresBinaries(undefined, platform)).rejects.toThrow(advice);
});

test("the alternative ends the message of a refused start", async () => {
  await harness.start();
  await expect(harness.start({}, "set DATABASE_URL")).rejects.toThrow(
    /; stop it or choose another data directory, or set DATABASE_URL$/,
  );
});
