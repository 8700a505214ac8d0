import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { generateSubgraph } from "./generate-subgraph.ts";

// Generates a subgraph in a copy of this tree and holds it to what is promised of it: it composes, and passes its tests and every check.
const name = "wishlists";
const folder = mkdtempSync(join(tmpdir(), "souk-new-subgraph-"));
try {
  copyTree();
  const changed = await generateSubgraph(folder, name);
  linkPackages();
  run("tsc", "-b", "shop", "scripts");
  run("node", "scripts/write-schema.ts");
  run("node", "scripts/write-topology.ts");
  run("prettier", "--check", "--ignore-unknown", `subgraphs/${name}`, ...changed);
  run("oxlint", `subgraphs/${name}`, ...changed.filter((file) => file.endsWith(".ts")));
  run("depcruise", `subgraphs/${name}/src`);
  const jest = ["--experimental-vm-modules", "--no-warnings", "node_modules/jest/bin/jest.js"];
  run("node", ...jest, `subgraphs/${name}`);
  // what the lists of subgraphs are held to
  run("node", ...jest, "scripts/(compose-file|documents|settings)", "--testNamePattern", name);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What git has or would take, and the builds, so that only what is new is compiled. */
function copyTree(): void {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { encoding: "utf8" }).split("\0");
  const builds = workspaces(".").map((workspace) => join(workspace, "dist"));
  for (const path of [...listed, ...builds].filter((found) => found !== "" && existsSync(found)))
    cpSync(path, join(folder, path), { recursive: true });
}

/** As npm install would, with the packages that are installed here. */
function linkPackages(): void {
  mkdirSync(join(folder, "node_modules/@souk"), { recursive: true });
  for (const entry of readdirSync("node_modules").filter((found) => !["@souk", ".cache"].includes(found)))
    symlinkSync(resolve("node_modules", entry), join(folder, "node_modules", entry));
  for (const workspace of workspaces(folder)) {
    symlinkSync(join(folder, workspace), join(folder, "node_modules/@souk", workspace.replace(/^.*\//, "")));
    const own = join(workspace, "node_modules");
    if (existsSync(own)) symlinkSync(resolve(own), join(folder, own));
  }
}

function workspaces(root: string): string[] {
  const subgraphs = readdirSync(join(root, "subgraphs")).map((found) => `subgraphs/${found}`);
  return ["kernel", "demo", "router", "shop", "tests", ...subgraphs];
}

function run(program: string, ...args: string[]): void {
  const path = `${dirname(process.execPath)}:${resolve("node_modules/.bin")}:${process.env.PATH}`;
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PATH: path },
  });
  if (status === 0) return;
  process.stdout.write(`${stdout}${stderr}`);
  throw new Error(`${[program, ...args].join(" ")} failed for a new subgraph`);
}
