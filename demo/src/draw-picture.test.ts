import { describe, expect, test } from "@jest/globals";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { demoCourses } from "./courses.js";
import { demoDrawings } from "./demo-drawings.js";
import { drawPicture } from "./draw-picture.js";
import { wrapText } from "./pictures/wrap-text.js";
import { picturesFolder, slidesFolder } from "./pictures-folder.js";
import { demoProducts } from "./products.js";
import { slugFrom } from "./slug-from.js";

const drawings = demoDrawings();

describe("the committed pictures", () => {
  test("are those of every product, course and lesson, as `npm run pictures` draws them today", async () => {
    for (const { path, svg } of drawings) {
      const folder = path.startsWith("/demo/slides/") ? slidesFolder : picturesFolder;
      expect(await readFile(join(folder, basename(path)), "utf8")).toBe(svg);
    }
    const paths = drawings.map(({ path }) => path);
    for (const { picture } of [...demoProducts, ...demoCourses]) expect(paths).toContain(picture);
  });

  test("are all there is in their folders", async () => {
    const files = [...(await readdir(picturesFolder)), ...(await readdir(slidesFolder))];
    expect(files.sort()).toEqual(drawings.map(({ path }) => basename(path)).sort());
  });

  test("stay small: 3 KB each, 1 MB together", () => {
    const sizes = drawings.map(({ svg }) => Buffer.byteLength(svg));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3072);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
  });
});

test("a name with markup in it is text in the picture", () => {
  const svg = drawPicture({
    slug: "salt-pepper",
    name: `Salt & "Pepper" <Mill>`,
    category: { slug: "kitchen", name: "Kitchen" },
    isCourse: false,
  });
  expect(svg).toContain("Salt &amp; &quot;Pepper&quot; &lt;Mill&gt;");
  expect(svg).not.toContain("<Mill>");
});

test.each([
  ["stays on one line when it fits", "Felt Desk Mat", 28, ["Felt Desk Mat"]],
  ["is broken evenly", "Stonewashed Linen Duvet Cover", 28, ["Stonewashed Linen", "Duvet Cover"]],
  ["keeps a long word whole", "Temperature-Controlled Iron", 10, ["Temperature-Controlled", "Iron"]],
])("text %s", (_rule, text, maxCharacters, lines) => {
  expect(wrapText(text, maxCharacters)).toEqual(lines);
});

test.each([
  ["Breton Crêpe Pan", "breton-crepe-pan"],
  ["Aya Chef's Knife", "aya-chefs-knife"],
  ["Packing Cubes, Set of Five", "packing-cubes-set-of-five"],
])("the slug of %s is %s", (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});
