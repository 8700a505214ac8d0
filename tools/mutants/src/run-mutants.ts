import { spawn } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { PartialStrykerOptions } from "@stryker-mutator/api/core";
import type { SubgraphOptions } from "./subgraph-test-runner.ts";

const subgraphs = readdirSync("subgraphs");

const usage = `npm run mutants -- --subgraph NAME [--file GLOB]

Changes the rules of a subgraph (src/domain), one expression at a time, with Stryker, and runs the tests that reach the
changed expression. The mutation score is the share of changes that a test detects.

  --subgraph NAME  ${subgraphs.join(", ")}
  --file GLOB      the changed files, relative to src/domain; default: all
  --help           prints this text

The reports are in reports/mutation/: NAME.html lists the changes that no test detects.
`;

const others = (folder: string, name: string): string[] =>
  readdirSync(folder).flatMap((entry) => (entry === name ? [] : [join("/", folder, entry)]));

const resolved = (path: string): string => new URL(path, import.meta.url).href;

function optionsFor(name: string, files: string): PartialStrykerOptions & SubgraphOptions {
  const source = `subgraphs/${name}/src`;
  return {
    testRunner: "subgraph",
    plugins: [resolved("./subgraph-test-runner.ts")],
    testRunnerNodeArgs: ["--no-warnings", "--import", resolved("../../../scripts/testing/jest-modules.ts")],
    subgraphTests: `${source}/**/*.test.ts`,
    subgraphSources: `${source}/domain/**/*.ts`,
    mutate: [`${source}/domain/${files}`, "!**/*.test.ts"],
    // texts are for people: a test of each would only repeat it
    mutator: { excludedMutations: ["StringLiteral"] },
    // a change in a constant of a module takes a process of its own
    ignoreStatic: true,
    coverageAnalysis: "perTest",
    // a test waits for its database most of the time
    concurrency: availableParallelism() * 2,
    timeoutMS: 5000,
    // the other files of the tree are read where they are
    ignorePatterns: [...others(".", "subgraphs"), ...others("subgraphs", name), `subgraphs/${name}/dist`],
    // Stryker's own rewriting of these files needs another version of TypeScript
    tsconfigFile: "none",
    tempDirName: join(tmpdir(), "mutants"),
    reporters: ["progress-append-only", "clear-text", "html", "json"],
    clearTextReporter: { logTests: false, reportTests: false, reportMutants: false },
    htmlReporter: { fileName: `reports/mutation/${name}.html` },
    jsonReporter: { fileName: `reports/mutation/${name}.json` },
    allowConsoleColors: false,
    warnings: { unknownOptions: false, preprocessorErrors: true, unserializableOptions: true, slow: true },
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      subgraph: { type: "string", default: "" },
      file: { type: "string", default: "**/*.ts" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return void process.stdout.write(usage);
  if (!subgraphs.includes(values.subgraph)) throw new Error(`--subgraph must be one of ${subgraphs.join(", ")}`);
  // loaded late, so that the help needs no build
  const { setup } = await import("../../../scripts/testing/global-setup.ts");
  const tearDown = await setup();
  try {
    const config = join(tmpdir(), "stryker.json");
    writeFileSync(config, JSON.stringify(optionsFor(values.subgraph, values.file)));
    const folder = dirname(fileURLToPath(import.meta.resolve("@stryker-mutator/core/package.json")));
    const child = spawn(process.execPath, [join(folder, "bin/stryker.js"), "run", config], { stdio: "inherit" });
    // the end of Stryker begins the teardown; the terminal sends its signal to both
    process.on("SIGINT", () => undefined);
    process.on("SIGTERM", () => child.kill());
    process.exitCode = await new Promise<number>((resolve, reject) =>
      child.once("error", reject).once("close", (status) => resolve(status ?? 2)),
    );
  } finally {
    await tearDown();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
