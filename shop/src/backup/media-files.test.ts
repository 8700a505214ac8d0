import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStorage } from "@souk/media/storage";
import { readMediaFiles, writeMediaFile, type BackedUpMediaFile } from "./media-files.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-media-backup-"));
});

afterAll(() => rm(folder, { recursive: true }));

/** Passes each file to `use`, and returns the paths of all. */
async function filesIn(path: string, use?: (file: BackedUpMediaFile) => Promise<void>): Promise<string[]> {
  const paths: string[] = [];
  for await (const file of readMediaFiles(await openStorage({ folder: path }))) {
    await use?.(file);
    paths.push(file.path);
  }
  return paths;
}

test("the files of a folder are restored in another one, without unfinished files", async () => {
  const [from, to] = [join(folder, "from"), join(folder, "to")];
  await mkdir(join(from, "pictures", "abc"), { recursive: true });
  await mkdir(join(from, ".unfinished"));
  await writeFile(join(from, "pictures", "abc", "320.webp"), "picture");
  await writeFile(join(from, ".unfinished", "1"), "half");
  const target = await openStorage({ folder: to });
  const paths = await filesIn(from, (file) => writeMediaFile(target, file));
  expect(paths).toEqual(["media/pictures/abc/320.webp"]);
  expect(await readFile(join(to, "pictures", "abc", "320.webp"), "utf8")).toBe("picture");
});

test("a file that is not read is closed when the next one is requested", async () => {
  const from = join(folder, "closed");
  await mkdir(from);
  await writeFile(join(from, "video"), "unread");
  let unread: BackedUpMediaFile | undefined;
  await filesIn(from, async (file) => void (unread = file));
  expect(unread).toMatchObject({ path: "media/video", sizeBytes: 6, content: { destroyed: true } });
});

test("a shop without uploads has no files", async () => {
  expect(await filesIn(join(folder, "none"))).toEqual([]);
});

test.each(["media/../keys/key.json", "media//etc/passwd", "media/.unfinished/1"])("%s is refused", async (path) => {
  const file = { path, sizeBytes: 1, content: Readable.from([Buffer.from("x")]) };
  await expect(writeMediaFile(await openStorage({ folder }), file)).rejects.toThrow("media file with the path");
});
