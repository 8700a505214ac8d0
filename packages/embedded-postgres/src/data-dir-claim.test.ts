import { afterEach, beforeEach, expect, test } from "vitest";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claimDataDir } from "./data-dir-claim.js";
import { observeProcess } from "./observed-process.js";
import { PostgresWatchdog } from "./postgres-watchdog.js";

let folder: string;
let owners: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-claim-"));
  owners = join(folder, "postgres-owners");
  await mkdir(owners);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const claim = () => claimDataDir(folder, folder);
const startedAt = observeProcess(process.pid)?.startedAt;

test("a living owner keeps the folder until it releases it", async () => {
  const first = await claim();
  await expect(claim()).rejects.toThrow(`this process already runs PostgreSQL on ${folder}`);
  first[Symbol.dispose]();
  (await claim())[Symbol.dispose]();
  expect(await readdir(owners)).toEqual([]);
});

test.each([
  ["a dead owner", JSON.stringify({ owner: { pid: 2 ** 22 + 1, startedAt } })],
  [
    "an owner whose pid was reused by a later process",
    JSON.stringify({ owner: { pid: process.pid, startedAt: "then" } }),
  ],
  ["a file that a power failure left empty", ""],
])("%s does not block a new claim", async (_case, note) => {
  await writeFile(join(owners, "old.json"), note);
  using _claim = await claim();
  expect(existsSync(join(owners, "old.json"))).toBe(false);
});

test("the watchdog of a dead owner is ended before the claim is granted", async () => {
  const proof = join(folder, "stopped");
  await using orphan = new PostgresWatchdog(["/usr/bin/touch", proof], undefined);
  const watchdog = orphan.identity!;
  await writeFile(join(owners, "old.json"), JSON.stringify({ owner: { pid: 2 ** 22 + 1, startedAt }, watchdog }));
  using _claim = await claim();
  expect(observeProcess(watchdog.pid)?.zombie ?? true).toBe(true);
  expect(existsSync(proof)).toBe(false);
});

test("twenty concurrent starts never share the folder", async () => {
  let holders = 0;
  let most = 0;
  const contenders = Array.from({ length: 20 }, async () => {
    using _claim = await claim();
    most = Math.max(most, ++holders);
    await new Promise((resolve) => setTimeout(resolve, 5));
    holders--;
  });
  await Promise.allSettled(contenders);
  expect(most).toBe(1);
});
