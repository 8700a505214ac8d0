import { existsSync, globSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { format, getFileInfo, resolveConfig } from "prettier";
import { registrations, type NewSubgraph } from "./subgraph-registrations.ts";

const template = join(import.meta.dirname, "new-subgraph-template");

/** Names of other parts, or of other containers in docker-compose.yml. */
const takenNames = [
  "auth",
  "demo",
  "example",
  "kernel",
  "mail",
  "postgres",
  "redis",
  "router",
  "shop",
  "souk",
  "tests",
];

/** What is wrong with a name for a new subgraph of the project in `folder`, if anything. */
export function nameProblem(folder: string, name: string): string | undefined {
  // it becomes part of type names, variables of the environment, a database and a host
  if (!/^[a-z]{2,30}$/.test(name))
    return `${JSON.stringify(name)} is not one word of 2 to 30 lower-case letters, such as "wishlists"`;
  if (takenNames.includes(name) || existsSync(join(folder, "subgraphs", name))) return `${name} is taken`;
  return undefined;
}

/** Writes `subgraphs/<name>/` with all its rooms and enters it wherever subgraphs are listed; answers with the files of those lists. */
export async function generateSubgraph(folder: string, name: string): Promise<string[]> {
  const addresses = await readFile(join(folder, "kernel/src/subgraph-addresses.ts"), "utf8");
  const ports = [...addresses.matchAll(/^ {2}[a-z]+: (\d+),$/gm)].map(([, port]) => Number(port));
  const subgraph = { name, port: Math.max(...ports) + 1, generatedAtMs: Date.now() };
  // read and changed before anything is written, so that a list in an unknown shape leaves nothing half done
  const changes = await Promise.all(
    Object.entries(registrations).map(async ([file, register]) => {
      const text = await readFile(join(folder, file), "utf8");
      return { file, text: register(text, subgraph) };
    }),
  );
  for (const path of globSync("**/*", { cwd: template, withFileTypes: true })) {
    if (!path.isFile()) continue;
    const from = join(path.parentPath, path.name);
    const to = join("subgraphs", name, named(relative(template, from), subgraph));
    await write(folder, to, named(await readFile(from, "utf8"), subgraph));
  }
  for (const { file, text } of changes) await write(folder, file, text);
  return changes.map(({ file }) => file);
}

/** The template's text, or path, with the new subgraph's name, port and the time of its first migration in it. */
function named(text: string, { name, port, generatedAtMs }: NewSubgraph): string {
  const capitalized = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return text
    .replaceAll("example", name)
    .replaceAll("Example", capitalized)
    .replaceAll("EXAMPLE", name.toUpperCase())
    .replaceAll("4999", String(port))
    .replaceAll("1760000000000", String(generatedAtMs));
}

async function write(folder: string, file: string, text: string): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  const { inferredParser } = await getFileInfo(path);
  await writeFile(
    path,
    inferredParser === null ? text : await format(text, { ...(await resolveConfig(path)), filepath: path }),
  );
}
