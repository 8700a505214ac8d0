import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { packageName, packageNameProblem } from "./package-name.js";
import { projectManifest } from "./project-manifest.js";

export interface ProjectOptions {
  /** A new or empty folder. */
  readonly folder: string;
  readonly demoData: boolean;
  /** The registry of Souk's packages, if it is not npm's. */
  readonly registry?: string | undefined;
  /** The major version of the Node that runs the project's npm scripts. */
  readonly nodeMajor?: number;
}

export interface CreatedProject {
  readonly folder: string;
  /** Relative to the folder. */
  readonly files: readonly string[];
}

/** The project cannot be created there. The message is for the user. */
export class ProjectError extends Error {}

const template = fileURLToPath(new URL("../template/", import.meta.url));
/** npm does not publish files of these names. */
const renamed: Readonly<Record<string, string>> = { gitignore: ".gitignore", "env.example": ".env.example" };
/** Entries that an empty repository may hold. */
const ignored = new Set([".git", ".DS_Store"]);

/** Writes the files of a new project. Throws ProjectError before it writes anything. */
export async function createProject({
  folder: given,
  demoData,
  registry,
  nodeMajor = Number.parseInt(process.versions.node, 10),
}: ProjectOptions): Promise<CreatedProject> {
  const folder = resolve(given);
  const name = packageName(basename(folder));
  const problem = packageNameProblem(name);
  if (problem !== undefined) throw new ProjectError(problem);
  const present = (await entriesOf(folder)).filter((entry) => !ignored.has(entry));
  if (present.length > 0) throw new ProjectError(`${given} is not empty: it has ${present.slice(0, 3).join(", ")}`);
  const version = await ownVersion();
  const files = new Map([
    ["package.json", projectManifest({ name, version, nodeMajor })],
    ...(await templateFiles(name)),
    ...(demoData ? [] : [[".env", "DEMO_DATA=false\n"] as const]),
    ...(registry === undefined ? [] : [[".npmrc", `@souk:registry=${registry}\n`] as const]),
  ]);
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return { folder, files: [...files.keys()].sort() };
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [];
    throw new ProjectError(code === "ENOTDIR" ? `${folder} is a file` : `${folder} cannot be read: ${code}`);
  }
}

async function templateFiles(name: string): Promise<[string, string][]> {
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry): Promise<[string, string]> => {
        const path = join(entry.parentPath, entry.name);
        const text = await readFile(path, "utf8");
        const place = path.slice(template.length).replaceAll("\\", "/");
        return [renamed[place] ?? place, text.replaceAll("{{name}}", name)];
      }),
  );
}

/** All packages of Souk have the same version. */
async function ownVersion(): Promise<string> {
  const manifest = await readFile(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
