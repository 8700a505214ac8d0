import { describe, expect, test } from "vitest";
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
  test("match the pictures of every product, course and lesson that `npm run pictures` draws today", async () => {
    for (const { path, svg } of drawings) {
      const folder = path.startsWith("/demo/slides/") ? slidesFolder : picturesFolder;
      expect(await readFile(join(folder, basename(path)), "utf8")).toBe(svg);
    }
    const paths = drawings.map(({ path }) => path);
    for (const { picture } of [...demoProducts, ...demoCourses]) expect(paths).toContain(picture);
  });

  test("are the only files in their folders", async () => {
    const files = [...(await readdir(picturesFolder)), ...(await readdir(slidesFolder))];
    expect(files.sort()).toEqual(drawings.map(({ path }) => basename(path)).sort());
  });

  test("are at most 3 KB each, and 1 MB together", () => {
    const sizes = drawings.map(({ svg }) => Buffer.byteLength(svg));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3072);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
  });
});

test("markup in a name is text in the picture", () => {
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
