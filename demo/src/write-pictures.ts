import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { demoDrawings } from "./demo-drawings.js";
import { picturesFolder, slidesFolder } from "./pictures-folder.js";

// Empties the folders first, so that no picture of a renamed product remains.
for (const folder of [picturesFolder, slidesFolder]) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}
const drawings = demoDrawings();
for (const { path, svg } of drawings) {
  await writeFile(join(path.startsWith("/demo/slides/") ? slidesFolder : picturesFolder, basename(path)), svg);
}
const bytes = drawings.reduce((sum, { svg }) => sum + Buffer.byteLength(svg), 0);
process.stdout.write(`${drawings.length} drawings, ${bytes} bytes\n`);
