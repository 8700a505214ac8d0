import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
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
});
