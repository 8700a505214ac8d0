import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStorage } from "@souk/media/storage";
import { readMediaFiles, writeMediaFile, type BackedUpMediaFile } from "./media-files.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-media-backup-"));
});

afterAll(() => rm(folder, { recursive: true }));

async function filesIn(path: string): Promise<BackedUpMediaFile[]> {
  const files: BackedUpMediaFile[] = [];
  for await (const file of readMediaFiles(await openStorage({ folder: path }))) files.push(file);
  return files;
}

test("the files of a folder are restored in another one, without unfinished files", async () => {
  const [from, to] = [join(folder, "from"), join(folder, "to")];
  await mkdir(join(from, "pictures", "abc"), { recursive: true });
  await mkdir(join(from, ".unfinished"));
  await writeFile(join(from, "pictures", "abc", "320.webp"), "picture");
  await writeFile(join(from, ".unfinished", "1"), "half");
  const files = await filesIn(from);
  expect(files.map(({ path }) => path)).toEqual(["media/pictures/abc/320.webp"]);
  const target = await openStorage({ folder: to });
  for (const file of files) await writeMediaFile(target, file);
  expect(await readFile(join(to, "pictures", "abc", "320.webp"), "utf8")).toBe("picture");
});

test("a shop without uploads has no files", async () => {
  expect(await filesIn(join(folder, "none"))).toEqual([]);
});

test.each(["media/../keys/key.json", "media//etc/passwd", "media/.unfinished/1"])("%s is refused", async (path) => {
  await expect(writeMediaFile(await openStorage({ folder }), { path, content: Buffer.from("x") })).rejects.toThrow(
    "media file with the path",
  );
});
