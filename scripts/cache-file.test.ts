import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCacheFile } from "./cache-file.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "souk-cache-file-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a file that another process writes again and again is always whole", async () => {
  const file = join(folder, "cache", "text");
  const module = JSON.stringify(join(import.meta.dirname, "cache-file.ts"));
  const program = `const { writeCacheFile } = await import(${module});
    for (let n = 0; n < 2000; n++) writeCacheFile(${JSON.stringify(file)}, "x".repeat(100_000));`;
  const writer = spawn(process.execPath, ["--no-warnings", "--input-type=module", "-e", program], { stdio: "inherit" });
  const ended = once(writer, "exit");
  const lengths = new Set<number | undefined>();
  while (writer.exitCode === null) {
    for (let reads = 0; reads < 50; reads++) lengths.add(readCacheFile(file)?.length);
    await new Promise((next) => setImmediate(next));
  }
  expect(await ended).toEqual([0, null]);
  lengths.delete(undefined);
  expect([...lengths]).toEqual([100_000]);
  expect(readdirSync(join(folder, "cache"))).toEqual(["text"]);
});
