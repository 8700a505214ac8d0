import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { kill, PostgresHarness, query, storedValue, storeValue } from "../testing/postgres-harness.js";

let harness: PostgresHarness;

beforeAll(async () => {
  harness = await PostgresHarness.open();
});

afterEach(() => harness.reset());
afterAll(() => harness.close());

test("after kill -9, the next start takes the server over, and the server outlives the old watchdog", async () => {
  const { owner, url } = await harness.startOwner();
  await storeValue(url, 2);
  const pid = await harness.postmasterPid();
  await kill(owner);

  const next = await harness.start();
  await delay(2500);
  expect(await harness.postmasterPid()).toBe(pid);
  expect(next.url).toBe(url);
  expect(await storedValue(next.url)).toBe(2);
  await next[Symbol.asyncDispose]();
  expect(harness.hasPidFile()).toBe(false);
});

test("after kill -9, a start with other settings gets a server with those settings", async () => {
  const { owner, url } = await harness.startOwner();
  await storeValue(url, 3);
  const pid = await harness.postmasterPid();
  await kill(owner);

  const next = await harness.start({ max_connections: "50" });
  expect(await harness.postmasterPid()).not.toBe(pid);
  expect(await query(next.url, "select current_setting('max_connections') as answer")).toBe("50");
  expect(await storedValue(next.url)).toBe(3);
});

test("after kill -9, the server ends within seconds when no process starts again", async () => {
  const { owner } = await harness.startOwner();
  await kill(owner);
  for (let waited = 0; harness.hasPidFile() && waited < 6000; waited += 50) await delay(50);
  expect(harness.hasPidFile()).toBe(false);
});

test("a start recovers from a kill of both process and server", async () => {
  const { owner, url } = await harness.startOwner();
  await storeValue(url, 4);
  process.kill(await harness.postmasterPid(), "SIGKILL");
  await kill(owner);
  expect(harness.hasPidFile()).toBe(true);

  const { url: next } = await harness.start();
  expect(await storedValue(next)).toBe(4);
});

test("a start that was killed during initdb does not block the next one", async () => {
  await harness.useNewDataDir();
  const owner = harness.launchOwner();
  const unfinished = async () =>
    (await readdir(harness.dataDir)).filter((name) => name.startsWith("postgres-unfinished-"));
  // a busy machine starts initdb late, and no machine completes it within this interval
  for (let waited = 0; (await unfinished()).length === 0 && waited < 30_000; waited += 5) await delay(5);
  await kill(owner);
  expect(await unfinished()).toHaveLength(1);
  expect(existsSync(join(harness.dataDir, "postgres"))).toBe(false);

  const { url } = await harness.start();
  expect(await query(url, "select 42 as answer")).toBe(42);
});
