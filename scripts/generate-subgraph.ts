import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { formatFile } from "./format-file.ts";
import type { NewSubgraph } from "./new-subgraph-names.ts";
import { filesOf } from "./new-subgraph-template.ts";
import { registeredTexts, subgraphList, subgraphsIn, withListed } from "./subgraph-registrations.ts";
import { subgraphProblems } from "./structure.ts";

/**
 * Writes `subgraphs/<name>/` with all its folders, adds it to the list of subgraphs and to every file that cannot
 * derive from that. Returns the paths of those files.
 */
export async function generateSubgraph(folder: string, subgraph: NewSubgraph): Promise<string[]> {
  const list = await readFile(join(folder, subgraphList), "utf8");
  const port = Math.max(...subgraphsIn(list).map((known) => known.port)) + 1;
  const listed = withListed(list, { name: subgraph.name, port });
  // all lists are read and changed before anything is written, so that a list with an unknown shape leaves no partial
  // result
  const changes = new Map([[subgraphList, listed], ...(await registeredTexts(folder, subgraphsIn(listed)))]);
  for (const [file, text] of [...filesOf(subgraph, port, Date.now()), ...changes]) await write(folder, file, text);
  const problems = subgraphProblems(join(folder, "subgraphs"), [subgraph.name]);
  if (problems.length > 0) throw new Error(`the template deviates from the structure:\n${problems.join("\n")}`);
  return [...changes.keys()];
}

async function write(folder: string, file: string, text: string): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await formatFile(path, text));
}
