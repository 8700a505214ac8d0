import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A reader scans this many files at a glance. */
const maxModules = 16;

/**
 * The deviations of a folder of rooms from its structure: every file lies in a room, a room has at most 16 modules, and its README names each of
 * them. Subfolders count as one module, named with a slash.
 */
export function roomProblems(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? problemsOfRoom(join(folder, entry.name)) : [`${join(folder, entry.name)} lies in no room`],
  );
}

function problemsOfRoom(room: string): string[] {
  const readme = join(room, "README.md");
  if (!existsSync(readme)) return [`${room} has no README.md`];
  const text = readFileSync(readme, "utf8");
  const named = new Set([...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  const modules = readdirSync(room, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return [`${entry.name}/`];
    return /\.test\.ts$|\.md$/.test(entry.name) ? [] : [entry.name.replace(/\.\w+$/, "")];
  });
  return [
    ...(modules.length > maxModules ? [`${room} has ${modules.length} modules, and may have ${maxModules}`] : []),
    ...modules.filter((name) => !named.has(name)).map((name) => `${readme} does not name ${name}`),
  ];
}
