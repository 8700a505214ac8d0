import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readArchive, verifyChecksums } from "./archive-reader.js";
import { ArchiveWriter } from "./archive-writer.js";
import { writeBackupFile } from "./backup-file.js";
import { BackupError, type Manifest } from "./manifest.js";

const table = { name: "notes", columns: ["text"] };
const manifest: Manifest = {
  format: 1,
  souk: "1.0.0",
  postgres: "17.0",
  takenAt: "2026-11-22T12:00:00.000Z",
  frozenMs: 1,
  databases: [{ name: "orders", migrations: ["First1"], jobMigration: null, tables: [table], sequences: [] }],
};
const chunk = Buffer.alloc(1_000_000, "text\n");

let folder: string;
let identity: string;
let recipient: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-archive-"));
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* chunks(count: number): AsyncGenerator<Buffer> {
  for (let index = 0; index < count; index += 1) yield await Promise.resolve(chunk);
}

async function writeArchive(file: string, write: (archive: ArchiveWriter) => Promise<void>): Promise<void> {
  const target = createWriteStream(file);
  await ArchiveWriter.write({ recipients: [recipient], writtenAt: new Date(), target }, write);
}

test("data that is longer than a part, and files, are read as they were written", async () => {
  const file = join(folder, "long");
  await writeArchive(file, async (archive) => {
    await archive.manifest(manifest);
    await archive.table("orders/notes", chunks(11), () => 2_200_000);
    await archive.file("keys/own", Buffer.from("a key"));
  });
  const { manifest: read, totals } = await verifyChecksums(file, [identity]);
  expect(read).toEqual(manifest);
  expect(totals).toMatchObject({ "orders/notes": { rows: 2_200_000, bytes: 11_000_000 }, "keys/own": { bytes: 5 } });
  let bytes = 0;
  const parts: string[] = [];
  for await (const entry of readArchive(file, [identity])) {
    bytes += entry.content.length;
    parts.push(entry.kind === "table" ? entry.folder : entry.path);
  }
  expect(bytes).toBe(11_000_005);
  expect(parts).toEqual(["orders/notes", "orders/notes", "orders/notes", "keys/own"]);
});

test("a backup that is damaged or cut off is refused, wherever that is", async () => {
  const file = join(folder, "whole");
  await writeArchive(file, async (archive) => {
    await archive.manifest(manifest);
    await archive.table("orders/notes", Readable.from([randomBytes(300_000)]), () => 1);
    await archive.file("media/own", randomBytes(100_000));
  });
  const whole = await readFile(file);
  const damaged = join(folder, "damaged");
  for (let at = 1; at < whole.length; at += 20_011) {
    const flipped = Buffer.from(whole);
    flipped[at]! ^= 1;
    for (const content of [flipped, whole.subarray(0, at)]) {
      await writeFile(damaged, content);
      await expect(verifyChecksums(damaged, [identity])).rejects.toThrow(`${damaged} is damaged`);
    }
  }
});

test("a backup without the data of a table is refused", async () => {
  const file = join(folder, "without-data");
  await writeArchive(file, (archive) => archive.manifest(manifest));
  await expect(verifyChecksums(file, [identity])).rejects.toThrow(`${file} lacks the data of orders/notes`);
});

test("a backup of another format is refused with the release that made it", async () => {
  const file = join(folder, "other-format");
  await writeArchive(file, (archive) => archive.manifest({ ...manifest, format: 2 as 1 }));
  await expect(verifyChecksums(file, [identity])).rejects.toThrow("was made by Souk 1.0.0 in format 2");
});

test("an error while a backup is written ends it, and leaves no file", async () => {
  const lost = new Error("the database is gone");
  const writing = writeBackupFile(join(folder, "lost"), new Date(), (target) =>
    ArchiveWriter.write({ recipients: [recipient], writtenAt: new Date(), target }, async (archive) => {
      await archive.manifest(manifest);
      throw lost;
    }),
  );
  await expect(writing).rejects.toBe(lost);
  expect((await readdir(folder)).filter((name) => name.startsWith("lost"))).toEqual([]);
});

test("a full disk is one line, and leaves no file", async () => {
  const full = Object.assign(new Error("write"), { code: "ENOSPC" });
  const writing = writeBackupFile(join(folder, "full"), new Date(), (target) =>
    ArchiveWriter.write({ recipients: [recipient], writtenAt: new Date(), target }, async (archive) => {
      await archive.table("orders/notes", chunks(5), () => 0);
      target.destroy(full);
      await archive.table("orders/notes", chunks(50), () => 0);
    }),
  );
  await expect(writing).rejects.toThrow(
    new BackupError(`the disk of ${join(folder, "full")} is full; no backup was written`),
  );
  expect((await readdir(folder)).filter((name) => name.startsWith("full"))).toEqual([]);
});

test("Ctrl-C ends a backup with one line, and leaves no file", async () => {
  const writing = writeBackupFile(join(folder, "stopped"), new Date(), (target) =>
    ArchiveWriter.write({ recipients: [recipient], writtenAt: new Date(), target }, async (archive) => {
      process.emit("SIGINT");
      await archive.table("orders/notes", chunks(50), () => 0);
    }),
  );
  await expect(writing).rejects.toThrow(new BackupError("stopped; no backup was written"));
  expect((await readdir(folder)).filter((name) => name.startsWith("stopped"))).toEqual([]);
});

test("a complete file gets its name only at the end", async () => {
  const file = join(folder, "complete");
  await writeBackupFile(file, new Date(), async (target) => {
    expect((await readdir(folder)).filter((name) => name.startsWith("complete"))).not.toContain("complete");
    await ArchiveWriter.write({ recipients: [recipient], writtenAt: new Date(), target }, async (archive) =>
      archive.manifest({ ...manifest, databases: [] }),
    );
  });
  expect((await readFile(file, "latin1")).startsWith("age-encryption.org/v1\n")).toBe(true);
});
