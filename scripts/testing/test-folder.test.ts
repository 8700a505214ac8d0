import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chooseBase, removeStaleFolders, requiredBytes } from "./test-folder.ts";

test.each([
  ["in memory when there is enough", undefined, requiredBytes, "/dev/shm"],
  ["on the disk when there is not enough memory", undefined, requiredBytes - 1, tmpdir()],
  ["on the disk without a memory folder", undefined, undefined, tmpdir()],
  ["in TMPDIR, whatever the free memory is", "/elsewhere", requiredBytes, tmpdir()],
])("the files of tests lie %s", (_where, requested, freeBytes, base) => {
  expect(chooseBase(requested, freeBytes)).toBe(base);
});

test("a run removes the folders of earlier runs that were cut off, and nothing else", async () => {
  const base = mkdtempSync(join(tmpdir(), "souk-left-"));
  const { pid: ended } = spawnSync(process.execPath, ["--version"]);
  const living = [`souk-test-${process.pid}-a`, "souk-test-shop", "another"];
  for (const name of [...living, `souk-test-${ended}-b`]) mkdirSync(join(base, name, "postgres"), { recursive: true });
  await removeStaleFolders(base);
  expect(readdirSync(base).sort()).toEqual(living.sort());
  rmSync(base, { recursive: true });
});
