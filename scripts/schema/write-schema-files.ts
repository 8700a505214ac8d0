import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { composeSchema } from "./compose-schema.ts";
import { currentSubgraphSdls } from "./subgraph-sdls.ts";

/**
 * Writes the files of `schema/` that differ from the classes, and deletes those of removed subgraphs. Returns the paths of both. Throws
 * CompositionError.
 */
export async function writeSchema(): Promise<string[]> {
  const sdls = await currentSubgraphSdls();
  const files = [...(await composeSchema(sdls))].filter(([path, text]) => textOf(path) !== text);
  await mkdir("schema/subgraphs", { recursive: true });
  const removed = readdirSync("schema/subgraphs")
    .filter((file) => !sdls.some(({ name }) => file === `${name}.graphql`))
    .map((file) => `subgraphs/${file}`);
  for (const [path, text] of files) await writeFile(`schema/${path}`, text);
  for (const path of removed) await rm(`schema/${path}`);
  return [...files.map(([path]) => path), ...removed].map((path) => `schema/${path}`);
}

function textOf(path: string): string | undefined {
  return existsSync(`schema/${path}`) ? readFileSync(`schema/${path}`, "utf8") : undefined;
}
