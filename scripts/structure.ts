import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pascalCase } from "./subgraph-registrations.ts";

/** A reader scans this many files at a glance. Subfolders count. */
const maxModulesOfKernelFolder = 16;
/** Subfolders and tests do not count. */
const maxModulesOfSubgraphFolder = 20;

/**
 * The deviations of the kernel from its structure: every file lies in a folder, a folder has at most 16 modules, and its README names each of
 * them. A subfolder counts as one module, named with a slash.
 */
export function kernelProblems(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? problemsOfFolder(join(folder, entry.name))
      : [`${join(folder, entry.name)} lies in no folder`],
  );
}

function problemsOfFolder(folder: string): string[] {
  const readme = join(folder, "README.md");
  if (!existsSync(readme)) return [`${folder} has no README.md`];
  const text = readFileSync(readme, "utf8");
  const named = new Set([...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  const modules = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return [`${entry.name}/`];
    return /\.test\.ts$|\.md$/.test(entry.name) ? [] : [entry.name.replace(/\.\w+$/, "")];
  });
  return [
    ...tooManyModules(folder, modules.length, maxModulesOfKernelFolder),
    ...modules.filter((name) => !named.has(name)).map((name) => `${readme} does not name ${name}`),
  ];
}

function tooManyModules(folder: string, count: number, max: number): string[] {
  return count > max ? [`${folder} has ${count} modules, and may have ${max}: merge or divide them`] : [];
}

/**
 * The structure of a subgraph, relative to its folder; `<name>` is the subgraph's name. domain/, graph/ and store/ may have folders by
 * capability, and tests/ the tests beside app.ts by capability.
 */
export const subgraphStructure = {
  files: [
    "README.md",
    "package.json",
    "tsconfig.json",
    "src/app.ts",
    "src/config.ts",
    "src/main.ts",
    "src/graph/<name>-types.ts",
    "src/store/database-definition.ts",
    "src/store/migrations",
  ],
  folders: ["domain", "graph", "jobs", "peers", "store"],
  optionalFolders: ["http", "testing", "tests"],
} as const;

/** The deviations that stay, with their reasons. */
export const subgraphExceptions: Readonly<Record<string, string>> = {
  "accounts/src/identity-provider-settings.ts":
    "config.ts reads a list of identity providers, each with its own settings",
  "accounts/src/pages": "the pages of the sign-in with an identity provider are HTML routes, not GraphQL",
  "accounts/src/sign-in-metrics.ts": "app.ts passes it to domain/, which knows no metrics",
  "accounts/src/password-queue.ts": "bounds the CPU of password hashing; graph/ and jobs/ use it",
  "cart/src/jobs": "carts have no outbox: they live in Redis",
  "notifications/src/mail": "sends mail by SMTP, which is no call to another subgraph",
  "orders/src/checkout-metrics.ts": "app.ts passes it to domain/, which knows no metrics",
  "payments/src/open-providers.ts": "app.ts chooses one payment provider of three",
  "payments/src/provider-settings.ts": "config.ts reads the settings of the chosen provider",
  "payments/src/webhooks": "payment providers send events to HTTP routes, not to GraphQL",
};

/** The deviations of the subgraphs in a folder from `subgraphStructure`, without those in `subgraphExceptions`. */
export function subgraphProblems(folder: string, names: readonly string[] = readdirSync(folder)): string[] {
  return names.flatMap((name) => problemsOfSubgraph(folder, name));
}

function problemsOfSubgraph(folder: string, name: string): string[] {
  const { files, folders, optionalFolders } = subgraphStructure;
  const sources = join(folder, name, "src");
  const expected = [...files.map((file) => file.replace("<name>", name)), ...folders.map((entry) => `src/${entry}`)];
  const missing = expected
    .filter((path) => !existsSync(join(folder, name, path)))
    .map((path) => ({ path, problem: "is missing" }));
  const known = [...expected, ...optionalFolders.map((entry) => `src/${entry}`)];
  const unknown = existsSync(sources)
    ? readdirSync(sources)
        .map((entry) => `src/${entry}`)
        .filter((path) => !known.includes(path) && !path.endsWith(".test.ts"))
        .map((path) => ({
          path,
          problem: `has no place: the folders are ${[...folders, ...optionalFolders].join(", ")}`,
        }))
    : [];
  const misplaced = [...missing, ...unknown]
    .filter(({ path }) => !(`${name}/${path}` in subgraphExceptions))
    .map(({ path, problem }) => `${join(folder, name, path)} ${problem}; see scripts/structure.ts`);
  return [...misplaced, ...crowdedFolders(sources), ...misnamedClients(sources)];
}

/** A reader finds both sides of a call by the name of the other subgraph. */
function misnamedClients(sources: string): string[] {
  return globSync(`${sources}/peers/*-client.ts`).flatMap((path) => {
    const peer = pascalCase(basename(path, "-client.ts"));
    const declaration = `class ${peer}Client implements ${peer}Peer`;
    return readFileSync(path, "utf8").includes(declaration) ? [] : [`${path} has no ${declaration}`];
  });
}

function crowdedFolders(sources: string): string[] {
  const modules = globSync(`${sources}/**/*.ts`).filter((path) => !path.endsWith(".test.ts"));
  return [...Map.groupBy(modules, dirname)].flatMap(([folder, inFolder]) =>
    tooManyModules(folder, inFolder.length, maxModulesOfSubgraphFolder),
  );
}
