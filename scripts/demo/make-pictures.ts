import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import sharp from "sharp";
import { SharpPictures } from "../../subgraphs/media/src/peers/pictures/sharp-pictures.ts";

// Writes the pictures of the demo shop from its drawings, as media converts an upload, and the record of their sizes.
const demoFolder = join(import.meta.dirname, "../../demo");
const drawings = join(demoFolder, "drawings");
const output = join(demoFolder, "files/pictures");
const width = 960;

const pictures = new SharpPictures();

rmSync(output, { recursive: true, force: true });
const facts: string[] = [];
for (const drawing of globSync("*.svg", { cwd: drawings }).toSorted()) {
  const slug = basename(drawing, ".svg");
  facts.push(`  "${slug}": ${JSON.stringify(await makePicture(slug))},`);
}
writeFileSync(
  join(demoFolder, "src/files/picture-files.generated.ts"),
  [
    "// Written by npm run demo:pictures.",
    "",
    "/** `sha256` and `sizeBytes`: of the largest variant. `placeholder`: a tiny picture as a data address. */",
    "export type PictureFile = { sha256: string; sizeBytes: number; width: number; height: number; placeholder: string };",
    "",
    "/** The pictures in files/pictures by the slug of the product or course. */",
    "export const pictureFiles: Readonly<Record<string, PictureFile>> = {",
    ...facts,
    "};",
    "",
  ].join("\n"),
);

/** The largest variant is also the original, so that the package has no further file. */
async function makePicture(slug: string): Promise<object> {
  const drawing = readFileSync(join(drawings, `${slug}.svg`));
  const { width: drawn } = await sharp(drawing).metadata();
  const rendered = await sharp(drawing, { density: (72 * width) / drawn })
    .resize({ width })
    .png()
    .toBuffer();
  const converted = await pictures.convert(rendered);
  if (typeof converted === "string") throw new Error(`the drawing of ${slug}: ${converted}`);
  const { variants, ...picture } = converted;
  const folder = join(output, slug);
  mkdirSync(folder, { recursive: true });
  for await (const { width: variantWidth, format, content } of variants)
    writeFileSync(join(folder, `${variantWidth}.${format}`), content);
  const original = readFileSync(join(folder, `${width}.webp`));
  return { sha256: createHash("sha256").update(original).digest("hex"), sizeBytes: original.length, ...picture };
}
