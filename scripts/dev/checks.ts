import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { relative } from "node:path";
import { changesGraph } from "../graph/changes-graph.ts";
import { sourceFolders, watchFiles } from "./watch-files.ts";

// After each change, runs "npm run graph" if a changed file concerns the graph, and then the compiler, which reports type errors. Changes during a
// run start one more run after it. The compiler's own watcher ignores Ctrl-C and keeps a core busy: microsoft/TypeScript#63856.

// a restart of services for the same change goes first: one takes about this long, all take longer
const settleMs = 1500;
setPriority(constants.priority.PRIORITY_LOW);
let changed: readonly string[] = [];
let running: Promise<void> | undefined;

async function check(): Promise<void> {
  while (changed.length > 0) {
    const files = changed;
    changed = [];
    if (files.some((file) => changesGraph(relative(".", file)))) await run("--run", "graph");
    if ((await run("node_modules/typescript/bin/tsc", "-b")) === 0) process.stdout.write("no type errors\n");
  }
  running = undefined;
}

/** Returns the exit code; null after a signal. */
async function run(...args: readonly string[]): Promise<number | null> {
  const [code] = (await once(spawn(process.execPath, args, { stdio: "inherit" }), "exit")) as [number | null];
  return code;
}

watchFiles(
  [...sourceFolders, "examples"],
  (files) => {
    changed = [...changed, ...files];
    running ??= check();
  },
  settleMs,
);
