import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { StorageRefusedError } from "../../domain/object-storage.js";
import { objectStorageContract } from "../../testing/object-storage-contract.js";
import { DiskStorage } from "./disk-storage.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-disk-storage-"));
});

afterAll(async () => rm(folder, { recursive: true }));

describe("the storage on a disk", () => {
  objectStorageContract(async () => new DiskStorage(folder));

  test("leaves no unfinished file behind", async () => {
    await using storage = new DiskStorage(folder);
    await storage.write("g/whole", Buffer.from("x"));
    expect(await readdir(join(folder, ".unfinished"))).toEqual([]);
  });

  test("removes what a process that was killed had begun to write a day ago", async () => {
    await using storage = new DiskStorage(folder);
    const [abandoned, used] = [join(folder, ".unfinished", "old"), join(folder, ".unfinished", "new")];
    for (const path of [abandoned, used]) await writeFile(path, "x");
    const twoDaysAgo = new Date(Date.now() - 48 * 60 * 60_000);
    await utimes(abandoned, twoDaysAgo, twoDaysAgo);
    await storage.write("g/next", Buffer.from("x"));
    expect(await readdir(join(folder, ".unfinished"))).toEqual(["new"]);
    await rm(used);
  });

  test("refuses a folder that is a file", async () => {
    await writeFile(join(folder, "file"), "x");
    await expect(new DiskStorage(join(folder, "file")).check()).rejects.toThrow(StorageRefusedError);
    await expect(new DiskStorage(join(folder, "file", "below")).check()).rejects.toThrow("(ENOTDIR)");
  });
});
