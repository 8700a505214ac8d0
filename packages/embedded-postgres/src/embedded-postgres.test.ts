import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { findEmbeddedPostgres } from "./embedded-postgres.js";
import { isAlive, observeProcess } from "./observed-process.js";
import { PostgresHarness, query, runModule, storedValue, storeValue } from "./testing/postgres-harness.js";

let harness: PostgresHarness;

beforeAll(async () => {
  harness = await PostgresHarness.open();
});

afterEach(() => harness.reset());
afterAll(() => harness.close());

test("an orderly stop keeps the data and the port until the next start", async () => {
  const first = await harness.start();
  await storeValue(first.url, 1);
  const postmaster = observeProcess(await harness.postmasterPid());
  await first[Symbol.asyncDispose]();
  expect(harness.hasPidFile()).toBe(false);
  expect(postmaster && isAlive(postmaster)).toBe(false);

  const second = await harness.start();
  expect(second.url).toBe(first.url);
  expect(await storedValue(second.url)).toBe(1);
});

test("a start provides a UTF8 database with 300 connections and the caller's settings", async () => {
  const { url } = await harness.start({ application_name: "it's \\ ours" });
  expect(url).toMatch(/^postgres:\/\/souk:[\w-]{43}@127\.0\.0\.1:\d+\/postgres$/);
  expect(await query(url, "select current_setting('server_encoding') as answer")).toBe("UTF8");
  expect(await query(url, "select current_setting('max_connections') as answer")).toBe("300");
  expect(await query(url, "select current_setting('fsync') as answer")).toBe("off");
  expect(await query(url, "select reset_val as answer from pg_settings where name = 'application_name'")).toBe(
    "it's \\ ours",
  );
});

test("a start uses another port when another program listens on the old one", async () => {
  const first = await harness.start();
  await first[Symbol.asyncDispose]();
  const intruder = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
  await once(intruder, "listening");

  const second = await harness.start();
  intruder.close();
  expect(second.url).not.toBe(first.url);
  expect(await query(second.url, "select 42 as answer")).toBe(42);
});

test("the example of the README prints its answer and ends", async () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const [, example = ""] = /```js\n([^]*?)```/.exec(readme) ?? [];
  expect(example).toContain('dataDir: ".data"');
  const program = runModule(example.replace('".data"', JSON.stringify(harness.dataDir)));
  let output = "";
  program.stdout!.on("data", (chunk: Buffer) => (output += chunk.toString()));
  expect(await once(program, "close")).toEqual([0, null]);
  expect(output).toBe("42\n");
  expect(harness.hasPidFile()).toBe(false);
});

test("findEmbeddedPostgres returns the state of a data directory without starting a server", async () => {
  await harness.useNewDataDir();
  expect(await findEmbeddedPostgres(harness.dataDir)).toBe("never started");
  const first = await harness.start();
  expect(await findEmbeddedPostgres(harness.dataDir)).toEqual({ url: first.url });
  await first[Symbol.asyncDispose]();
  expect(await findEmbeddedPostgres(harness.dataDir)).toBe("stopped");
  expect(harness.hasPidFile()).toBe(false);
});
