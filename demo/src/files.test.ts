import { expect, test } from "vitest";
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { demoLessonFiles, demoPictures, filesFolder } from "./files.js";
import { slugFrom } from "./slug-from.js";

const widths = [160, 320, 640, 960];

test("the folder has the files of all products, courses and lessons, and no others", () => {
  const pictures = demoPictures.flatMap(({ folder }) =>
    widths.flatMap((width) => ["avif", "webp"].map((format) => `${folder}/${width}.${format}`)),
  );
  const lessons = demoLessonFiles.flatMap(({ path, video }) => [
    path,
    ...(video ? [video.poster, video.captions] : []),
  ]);
  expect(globSync("**/*.*", { cwd: filesFolder }).toSorted()).toEqual([...pictures, ...lessons].toSorted());
});

test("each file has the size and checksum of its content", () => {
  const originals = [
    ...demoPictures.map(({ folder, width, ...file }) => ({ ...file, path: `${folder}/${width}.webp` })),
    ...demoLessonFiles,
  ];
  expect(originals.map(({ path }) => factsOf(path))).toEqual(
    originals.map(({ sizeBytes, sha256 }) => ({ sizeBytes, sha256 })),
  );
});

function factsOf(path: string) {
  const content = readFileSync(join(filesFolder, path));
  return { sizeBytes: content.length, sha256: createHash("sha256").update(content).digest("hex") };
}

test("a picture has at most 20 KB, a file of a lesson 60 KB, and all together 9 MB", () => {
  const sizes = globSync("**/*.*", { cwd: filesFolder }).map(
    (path) => [path, readFileSync(join(filesFolder, path)).length] as const,
  );
  const limitOf = (path: string) => (path.startsWith("pictures/") ? 20_000 : 60_000);
  expect(sizes.filter(([path, size]) => size > limitOf(path))).toEqual([]);
  expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(9_000_000);
});

test.each([
  ["Breton Crêpe Pan", "breton-crepe-pan"],
  ["Aya Chef's Knife", "aya-chefs-knife"],
  ["Packing Cubes, Set of Five", "packing-cubes-set-of-five"],
])("the slug of %s is %s", (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});
