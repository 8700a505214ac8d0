import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { copyTree } from "./copy-tree.ts";
import { applied, blocksOf, type RecipeBlock } from "./recipes.ts";

// Follows docs/recipes/ literally in a copy of this tree: generates a subgraph, installs, writes the schema, tests, and starts the shop, which
// must answer the query of the first recipe. Then it applies the other recipes: it changes the subgraph, adds a page, and runs their tests.
const name = "questions";
const folder = mkdtempSync(join(tmpdir(), "souk-new-subgraph-"));
const readyWithinMs = 300_000;
const startedAt = performance.now();
/** The tests of the files that list the subgraphs. */
const ofLists = '"scripts/.*(generate-subgraph|settings|compose-file)"';
/** Every recipe begins with the example project as it is. */
const exampleConfig = "examples/shop/souk.config.ts";
try {
  cloneTree();
  const first = recipe("add-a-subgraph");
  const [generate = "", ...commands] = commandsOf(first);
  const { commands: printed } = instructionsIn(run(generate));
  if (!isDeepStrictEqual(printed, commands))
    throw new Error(`docs/recipes/add-a-subgraph.md differs from the printed commands: ${printed.join(", ")}`);
  run(`npx prettier --check --ignore-unknown ${writtenFiles().join(" ")}`);
  const start = commands.pop();
  if (start !== "npm start") throw new Error(`the last command is ${start}, not npm start`);
  for (const command of commands) run(command);
  await startAndQuery(start, first.find(({ kind }) => kind === "query")?.text ?? "");
  // the tests of all recipes run once, without "npm test", which would build again for each
  const ofSubgraphs = [
    "add-a-field",
    "extend-an-entity",
    "add-a-mutation",
    "call-a-peer",
    "add-a-page",
    "write-a-migration",
  ].flatMap(follow);
  run("npm run graph");
  const ofProjects = [
    "add-a-payment-provider",
    "add-a-rule",
    "add-a-shipping-calculator",
    "add-a-tax-calculator",
    "add-a-captcha-provider",
    "add-a-mail-transport",
    "add-a-job",
    "change-the-theme",
    "add-to-a-page",
    "change-a-mail",
    "add-a-foreign-subgraph",
    "add-own-types",
  ].flatMap(follow);
  const tests = new Set([...ofSubgraphs, ...ofProjects]);
  run("npx tsc -b");
  run("npm run structure:check");
  run("node scripts/generate/build-storefront.ts");
  run(`node scripts/testing/run-tests.ts --maxWorkers=2 ${[...tests].join(" ")} ${ofLists}`);
  const written = writtenFiles();
  run(`npx oxlint --deny-warnings ${written.filter((file) => /\.tsx?$/.test(file)).join(" ")}`);
  run(`npx depcruise subgraphs/${name}/src`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function recipe(title: string): RecipeBlock[] {
  return blocksOf(readFileSync(join(folder, `docs/recipes/${title}.md`), "utf8"));
}

function commandsOf(blocks: readonly RecipeBlock[]): string[] {
  return blocks.filter(({ kind }) => kind === "commands").flatMap(({ text }) => text.trim().split("\n"));
}

/** Applies the blocks of a recipe in order. Returns the patterns of its tests. The schema is written once, for all recipes. */
function follow(title: string): string[] {
  const tests: string[] = [];
  run(`git checkout --quiet ${exampleConfig}`);
  for (const block of recipe(title)) {
    const path = join(folder, block.file);
    if (block.kind === "file") {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, block.text);
    }
    if (block.kind === "change") writeFileSync(path, applied(readFileSync(path, "utf8"), block));
    for (const command of commandsOf([block])) {
      if (command.startsWith("npm test -- ")) tests.push(...command.replace("npm test -- ", "").split(" "));
      else if (command !== "npm run graph") run(command);
    }
  }
  if (recipe(title).some(({ file }) => file === exampleConfig)) run("npx tsc -b examples/shop");
  return tests;
}

function writtenFiles(): string[] {
  const listed = run("git ls-files --modified --others --exclude-standard").split("\n").filter(Boolean);
  return listed.filter((file) => existsSync(join(folder, file)));
}

/** Copies the tree into the folder as a clone, in which git lists only files that the generator has written. */
function cloneTree(): void {
  // when root starts PostgreSQL, it runs as another user, who needs access to its programs
  chmodSync(folder, 0o755);
  execFileSync("git", ["clone", "--quiet", "--shared", "--no-checkout", ".", folder]);
  copyTree(folder, { packages: "hardLinks" });
  const git = ["-C", folder, "-c", "user.name=check", "-c", "user.email=check@localhost"];
  execFileSync("git", [...git, "add", "-A"]);
  execFileSync("git", [...git, "commit", "--quiet", "--allow-empty", "--message", "uncommitted changes"]);
}

/** The indented lines of the generator's output: commands, followed by the query. */
function instructionsIn(printed: string): { commands: string[]; query: string } {
  const lines = printed.split("\n").filter((line) => line.startsWith("  "));
  const commands = lines.map((line) => line.trim());
  const query = commands.pop();
  if (query === undefined || commands.length === 0) throw new Error(`no instructions in:\n${printed}`);
  return { commands, query };
}

function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const path = `${dirname(process.execPath)}:${resolve("node_modules/.bin")}:${process.env.PATH}`;
  return { ...process.env, PATH: path, ...more };
}

function run(command: string): string {
  const options = {
    cwd: folder,
    shell: true,
    encoding: "utf8",
    env: environment(),
    maxBuffer: 64 * 1024 ** 2,
  } as const;
  const { status, stdout, stderr } = spawnSync(command, options);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  process.stdout.write(`${seconds} s  ${command.slice(0, 100)}\n`);
  if (status === 0) return stdout;
  process.stdout.write(`${stdout}${stderr}`);
  throw new Error(`${command} failed for a new subgraph`);
}

async function startAndQuery(command: string, query: string): Promise<void> {
  const port = await freePort();
  const env = environment({ PORT: String(port), DATA_DIR: join(folder, ".data") });
  // a separate process group, so that the signal reaches the shop as well as npm, as Ctrl-C does
  const shop = spawn(command, { cwd: folder, shell: true, env, detached: true, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((settle) => void shop.once("exit", settle));
  const printed: string[] = [];
  try {
    const ready = new Promise<void>((settle, refuse) => {
      shop.stdout.on("data", (chunk: Buffer) => {
        printed.push(chunk.toString());
        if (printed.join("").includes(`ready http://localhost:${port}/graphql\n`)) settle();
      });
      void ended.then((code) => refuse(new Error(`${command} ended with ${code}:\n${printed.join("")}`)));
      setTimeout(() => refuse(new Error(`${command} is not ready:\n${printed.join("")}`)), readyWithinMs).unref();
    });
    await ready;
    const answer = await fetch(`http://localhost:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    const text = await answer.text();
    const { data, errors } = JSON.parse(text) as { readonly data: unknown; readonly errors?: unknown };
    // the demo products have no questions yet
    const expected = { questions: { totalCount: 0, nodes: [] }, products: { nodes: [{ questions: [] }] } };
    if (errors !== undefined || !isDeepStrictEqual(data, expected))
      throw new Error(`${query} is answered with ${text}`);
  } finally {
    if (shop.pid !== undefined && shop.exitCode === null) process.kill(-shop.pid, "SIGINT");
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
