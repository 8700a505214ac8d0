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

/** The reason why a name is not valid for a new subgraph of the project in `folder`; undefined when it is valid. */
export function nameProblem(folder: string, name: string): string | undefined {
  // it becomes part of type names, environment variables, a database name and a host name
  if (!/^[a-z]{2,30}$/.test(name))
    return `${JSON.stringify(name)} is not one word of 2 to 30 lower-case letters, such as "wishlists"`;
  if (takenNames.includes(name) || existsSync(join(folder, "subgraphs", name))) return `${name} is taken`;
  return undefined;
}

/**
 * Writes `subgraphs/<name>/` with all its folders and adds it to every file that lists the subgraphs. Returns the paths
 * of those files.
 */
export async function generateSubgraph(folder: string, name: string): Promise<string[]> {
  const addresses = await readFile(join(folder, "kernel/src/config/subgraph-addresses.ts"), "utf8");
  const ports = [...addresses.matchAll(/^ {2}[a-z]+: (\d+),$/gm)].map(([, port]) => Number(port));
  const subgraph = { name, port: Math.max(...ports) + 1, generatedAtMs: Date.now() };
  // all lists are read and changed before anything is written, so that a list with an unknown shape leaves no partial
  // result
  const changes = await Promise.all(
    Object.entries(registrations).map(async ([file, register]) => {
      const text = await readFile(join(folder, file), "utf8");
      return { file, text: register(text, subgraph) };
    }),
  );
  for (const path of globSync("**/*", { cwd: template, withFileTypes: true })) {
    if (!path.isFile()) continue;
    const from = join(path.parentPath, path.name);
    const to = destinationOf(relative(template, from), subgraph);
    await write(folder, to, named(await readFile(from, "utf8"), subgraph));
  }
  for (const { file, text } of changes) await write(folder, file, text);
  return changes.map(({ file }) => file);
}

/** Every file goes to the subgraph's own folder, except the authorization rows, which are tests of the whole graph. */
function destinationOf(path: string, subgraph: NewSubgraph): string {
  if (path === "authorization-rows.ts") return `tests/src/authorization/rows/${subgraph.name}.ts`;
  return join("subgraphs", subgraph.name, named(path, subgraph));
}

/**
 * Replaces the placeholders in a text or path of the template with the subgraph's name, its port and its migration's
 * timestamp.
 */
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
