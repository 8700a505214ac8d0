import { expect, test } from "vitest";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { demoCourses } from "./courses.js";
import { picturesFolder, slidesFolder } from "./pictures-folder.js";
import { demoProducts } from "./products.js";
import { slugFrom } from "./slug-from.js";

const pictures = [...demoProducts, ...demoCourses].map(({ picture }) => picture);
const slides = demoCourses.flatMap(({ sections }) =>
  sections.flatMap(({ lessons }) => lessons.map((l) => l.externalUrl)),
);

test.each([
  ["picture of each product and course", picturesFolder, pictures],
  ["slide of each lesson", slidesFolder, slides],
])("the folder has the %s, and no other file", async (_what, folder, paths) => {
  expect((await readdir(folder)).toSorted()).toEqual(paths.map((path) => basename(path)).toSorted());
});

test("a picture has at most 3 KB, and all together 1 MB", async () => {
  const files = [picturesFolder, slidesFolder].map(async (folder) =>
    Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size)),
  );
  const sizes = (await Promise.all(files)).flat();
  expect(Math.max(...sizes)).toBeLessThanOrEqual(3072);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
});

test.each([
  ["Breton Crêpe Pan", "breton-crepe-pan"],
  ["Aya Chef's Knife", "aya-chefs-knife"],
  ["Packing Cubes, Set of Five", "packing-cubes-set-of-five"],
])("the slug of %s is %s", (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});
