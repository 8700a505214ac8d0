import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readArchive, verifyChecksums, type ArchivedFile } from "./archive-reader.js";
import { ArchiveWriter, type FileToArchive } from "./archive-writer.js";
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
const mebibyte = 1024 * 1024;
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

/** Writes the files `media/0`, `media/1` and on. */
async function writeMedia(file: string, ...contents: readonly Buffer[]): Promise<void> {
  await writeArchive(file, async (archive) => {
    for (const [index, content] of contents.entries())
      await archive.file({ path: `media/${index}`, sizeBytes: content.length, content: [content] });
  });
}

async function backUpFile(name: string, file: Omit<FileToArchive, "path">): Promise<void> {
  await writeBackupFile(join(folder, name), new Date(), (target) =>
    ArchiveWriter.write({ recipients: [recipient], writtenAt: new Date(), target }, (archive) =>
      archive.file({ path: "media/own", ...file }),
    ),
  );
}

async function eachFile(file: string, use: (file: ArchivedFile) => Promise<void>): Promise<void> {
  for await (const entry of readArchive(file, [identity])) if (entry.kind === "file") await use(entry);
}

async function damage(file: string, at: number): Promise<void> {
  await using handle = await open(file, "r+");
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at);
  await handle.write(Buffer.from([buffer[0]! ^ 1]), 0, 1, at);
}

test("data that is longer than a part, and files, are read as they were written", async () => {
  const file = join(folder, "long");
  await writeArchive(file, async (archive) => {
    await archive.manifest(manifest);
    await archive.table("orders/notes", chunks(11), () => 2_200_000);
    await archive.file({ path: "keys/own", sizeBytes: 5, content: [Buffer.from("a key")] });
  });
  const { manifest: read, totals } = await verifyChecksums(file, [identity]);
  expect(read).toEqual(manifest);
  expect(totals).toMatchObject({ "orders/notes": { rows: 2_200_000, bytes: 11_000_000 }, "keys/own": { bytes: 5 } });
  let bytes = 0;
  const parts: string[] = [];
  for await (const entry of readArchive(file, [identity])) {
    bytes += entry.kind === "table" ? entry.content.length : entry.sizeBytes;
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
    await archive.file({ path: "media/own", sizeBytes: 100_000, content: [randomBytes(100_000)] });
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

test("a large file is never in memory as a whole, and damage within it ends its content", async () => {
  const file = join(folder, "large");
  // longer than the window of zstd, which would otherwise find the repetition
  const random = randomBytes(8 * mebibyte);
  const sizeBytes = 2 * random.length;
  const target = createWriteStream(file);
  let sent = 0;
  let mostInMemory = 0;
  function* video(): Generator<Buffer> {
    for (; sent < sizeBytes; sent += mebibyte / 4) {
      mostInMemory = Math.max(mostInMemory, sent - target.bytesWritten);
      yield random.subarray(sent % random.length).subarray(0, mebibyte / 4);
    }
  }
  await ArchiveWriter.write({ recipients: [recipient], writtenAt: new Date(), target }, (archive) =>
    archive.file({ path: "media/video", sizeBytes, content: video() }),
  );
  expect(mostInMemory).toBeLessThan(mebibyte);
  await damage(file, sizeBytes / 2);
  let restored = 0;
  const restoring = eachFile(file, async ({ content }) => {
    for await (const read of content as AsyncIterable<Buffer>) {
      restored += read.length;
      await setImmediate();
    }
  });
  await expect(restoring).rejects.toThrow(new RegExp(`^${file} is damaged`));
  // the archive is read at most this far ahead of its content
  expect(restored).toBeGreaterThan(sizeBytes / 2 - mebibyte);
});

test("damage within a file that is not read ends the archive", async () => {
  const file = join(folder, "damaged-file");
  await writeMedia(file, randomBytes(mebibyte));
  await damage(file, mebibyte / 2);
  await expect(eachFile(file, async () => {})).rejects.toThrow(new RegExp(`^${file} is damaged`));
});

test.each<[string, (content: Readable) => unknown]>([
  ["is not read", () => undefined],
  ["is destroyed before it is read", (content) => content.destroy()],
  ["is destroyed while it waits for data", (content) => [content.read(), content.destroy()]],
  ["is read in part", async (content) => once(content, "readable")],
  [
    "is read in part, and destroyed",
    async (content) => {
      for await (const _ of content) break;
    },
  ],
])("the next file follows a file that %s", async (_title, use) => {
  const file = join(folder, "skipped");
  await writeMedia(file, randomBytes(mebibyte), Buffer.alloc(0), randomBytes(mebibyte), Buffer.from("last"));
  const contents: string[] = [];
  await eachFile(file, async ({ path, content }) => {
    if (path === "media/3") contents.push(await text(content));
    else await use(content);
  });
  expect(contents).toEqual(["last"]);
});

const full = new Error("no space left");

test.each<[string, (content: Readable) => Promise<unknown>]>([
  ["before it reads", async () => Promise.reject(full)],
  [
    "while it waits for data",
    async (content) => {
      await once(content, "readable");
      content.read();
      throw full;
    },
  ],
  ["while it writes", (content) => pipeline(content, new Writable({ write: (_chunk, _encoding, done) => done(full) }))],
  [
    "and destroys the content",
    async (content) => {
      await once(content, "readable");
      const [error]: unknown[] = await once(content.destroy(full), "error");
      throw error;
    },
  ],
])("the error of a storage that fails %s is the error of the restore", async (_title, write) => {
  const file = join(folder, "refused");
  await writeMedia(file, randomBytes(mebibyte));
  const restoring = eachFile(file, async ({ content }) => void (await write(content)));
  await expect(restoring).rejects.toBe(full);
});

test.each([
  ["ends early", 9, "cannot back up media/own: read 5 bytes instead of 9"],
  ["is longer than its size", 3, "cannot back up media/own: read 5 bytes instead of 3"],
])("a file that %s ends the backup, and leaves no file", async (_title, sizeBytes, message) => {
  const content = Readable.from([Buffer.from("a"), Buffer.from(" key")]);
  await expect(backUpFile("other-size", { sizeBytes, content })).rejects.toThrow(new BackupError(message));
  expect((await readdir(folder)).filter((name) => name.startsWith("other-size"))).toEqual([]);
});

test("an error of the source of a file ends the backup, and leaves no file", async () => {
  const lost = new Error("the disk is gone");
  async function* content(): AsyncGenerator<Buffer> {
    yield await Promise.resolve(Buffer.alloc(mebibyte));
    throw lost;
  }
  const file = { sizeBytes: 2 * mebibyte, content: Readable.from(content(), { objectMode: false }) };
  await expect(backUpFile("lost-source", file)).rejects.toBe(lost);
  expect((await readdir(folder)).filter((name) => name.startsWith("lost-source"))).toEqual([]);
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
  const noSpace = Object.assign(new Error("write"), { code: "ENOSPC" });
  const writing = writeBackupFile(join(folder, "full"), new Date(), (target) =>
    ArchiveWriter.write({ recipients: [recipient], writtenAt: new Date(), target }, async (archive) => {
      await archive.table("orders/notes", chunks(5), () => 0);
      target.destroy(noSpace);
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
