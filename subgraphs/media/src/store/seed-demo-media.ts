import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { demoLessonFiles, demoPictures, filesFolder, type DemoFile } from "@souk/demo/files";
import type { Database } from "@souk/kernel/database/database";
import { insertRows, seedOnce } from "@souk/kernel/database/seed-once";
import type { ObjectStorage } from "../domain/object-storage.js";
import { originalKey, variantKey } from "../domain/picture-address.js";
import { pictureFormats, variantWidths } from "../domain/pictures.js";
import { posterFile, renditionKey } from "../domain/playback/playback.js";

type Picture = (typeof demoPictures)[number];
type LessonFile = (typeof demoLessonFiles)[number];
type Video = (typeof videos)[number];

const videos = demoLessonFiles.flatMap(({ video, ...file }) => (video ? [{ ...file, ...video }] : []));

/**
 * Seeds the pictures of the demo shop's products, and the files of its lessons. Each start also stores the contents that
 * the storage lacks. Throws ServiceUnavailableError.
 */
export async function seedDemoMedia(database: Database, storage: ObjectStorage): Promise<void> {
  await seedOnce(database, "demo", async (manager) => {
    await insertRows(manager, "media_files", [...demoPictures.map(pictureRow), ...demoLessonFiles.map(lessonFileRow)]);
    await insertRows(manager, "playbacks", await Promise.all(videos.map(playbackRow)));
    await insertRows(manager, "captions", await Promise.all(videos.map(captionsRow)));
  });
  await storeContents(database, storage);
}

async function storeContents(database: Database, storage: ObjectStorage): Promise<void> {
  const contents = new Map([...demoPictures.map(pictureContents), ...demoLessonFiles.map(lessonContents)]);
  const rows = await database.manager.query<{ sha256: string }[]>(
    "select sha256 from media_files where state = 'READY' and sha256 = any($1::text[])",
    [[...contents.keys()]],
  );
  const stored = new Set<string>();
  for await (const { key } of storage.list("originals/")) stored.add(key);
  for (const { sha256 } of rows.filter((row) => !stored.has(originalKey(row.sha256)))) {
    const { original, others } = contents.get(sha256) ?? { original: "", others: [] };
    // the original is stored last: it proves that the storage has all
    await Promise.all(others.map(([key, path]) => copy(storage, key, path)));
    await copy(storage, originalKey(sha256), original);
  }
}

async function copy(storage: ObjectStorage, key: string, path: string): Promise<void> {
  const content = await readFile(join(filesFolder, path));
  await storage.write(key, content, content.length);
}

/** The objects of a content: paths in the folder of the demo's files by their keys. */
interface Contents {
  readonly original: string;
  readonly others: readonly (readonly [key: string, path: string])[];
}

function pictureContents({ sha256, folder, width }: Picture): [string, Contents] {
  const others = variantWidths(width).flatMap((variantWidth) =>
    pictureFormats.map(
      (format) => [variantKey({ sha256, variantWidth, format }), `${folder}/${variantWidth}.${format}`] as const,
    ),
  );
  return [sha256, { original: `${folder}/${width}.webp`, others }];
}

function lessonContents({ sha256, path, video }: LessonFile): [string, Contents] {
  return [sha256, { original: path, others: video ? [[renditionKey(sha256, posterFile), video.poster]] : [] }];
}

function pictureRow({ width, height, placeholder, alt, ...file }: Picture) {
  const objectCount = 1 + pictureFormats.length * variantWidths(width).length;
  return { ...fileRow(file), contentType: "image/webp", width, height, placeholder, alt, objectCount };
}

function lessonFileRow({ contentType, ...file }: LessonFile) {
  const none = { width: null, height: null, placeholder: null, alt: null };
  return { ...fileRow(file), contentType, ...none, objectCount: 1 };
}

function fileRow({ id, ownerId, name, sha256, sizeBytes, createdAt }: DemoFile) {
  const used = { usedAt: createdAt, useSeenAt: new Date() };
  return { id, ownerId, name, sha256, sizeBytes, receivedBytes: sizeBytes, state: "READY", createdAt, ...used };
}

/** The videos are short and small: they play as they are, without further sizes. */
async function playbackRow({ sha256, durationMs, width, height, poster }: Video) {
  const { length } = await readFile(join(filesFolder, poster));
  return { sha256, state: "READY", percent: 100, durationMs, width, height, files: { [posterFile]: length } };
}

async function captionsRow({ id, createdAt, captions }: Video) {
  const content = await readFile(join(filesFolder, captions), "utf8");
  return { fileId: id, language: "en", content, changedAt: createdAt };
}
