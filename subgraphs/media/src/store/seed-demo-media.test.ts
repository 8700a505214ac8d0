import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoLessonFiles, demoPictures } from "@souk/demo/files";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { webVttFrom } from "../domain/captions/web-vtt.js";
import { removeContent } from "../domain/stored-objects.js";
import { DiskStorage } from "../peers/storage/disk-storage.js";
import { mediaDatabase } from "./database-definition.js";
import { seedDemoMedia } from "./seed-demo-media.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let folder: string;
let storage: DiskStorage;

beforeAll(async () => {
  testDatabase = await openTestDatabase("media", mediaDatabase);
  folder = await mkdtemp(join(tmpdir(), "demo-media-"));
  storage = new DiskStorage(folder);
  await seedDemoMedia(testDatabase.database, storage);
});

afterAll(async () => {
  await testDatabase[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** The number of objects of each content. */
async function storedCounts(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for await (const { key } of storage.list("")) {
    const sha256 = key.split("/")[1] ?? "";
    counts[sha256] = (counts[sha256] ?? 0) + 1;
  }
  return counts;
}

test("the storage has the objects of all demo files", async () => {
  const rows: { sha256: string; count: number }[] = await testDatabase.database.manager.query(
    `select sha256, object_count + (select count(*)::int from jsonb_object_keys(coalesce(files, '{}'))) as count
     from media_files left join playbacks using (sha256)`,
  );
  expect(rows).toHaveLength(demoPictures.length + demoLessonFiles.length);
  expect(await storedCounts()).toEqual(Object.fromEntries(rows.map(({ sha256, count }) => [sha256, count])));
});

test("the captions of each video are WebVTT", async () => {
  const captions: { content: string }[] = await testDatabase.database.manager.query("select content from captions");
  expect(captions).toHaveLength(demoLessonFiles.filter(({ video }) => video !== null).length);
  for (const { content } of captions) expect(webVttFrom(content)).toEqual({ content });
});

test("a further start stores lost contents, and none of a deleted file", async () => {
  const [lost, deleted] = demoPictures;
  if (!lost || !deleted) throw new Error("there are no demo pictures");
  await testDatabase.database.manager.query("delete from media_files where id = $1", [deleted.id]);
  for (const { sha256 } of [lost, deleted]) await removeContent(storage, sha256);
  await seedDemoMedia(testDatabase.database, storage);
  const counts = await storedCounts();
  expect([counts[lost.sha256], counts[deleted.sha256]]).toEqual([9, undefined]);
});
