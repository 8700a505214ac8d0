import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { changesGraph } from "./changes-graph.ts";

// Runs "npm run graph" when a file changes that it reads. Changes during a run start one more run after it.
const settleMs = 100;
let isRunning = false;
let timer: NodeJS.Timeout | undefined;

function runSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (isRunning) runSoon();
    else run();
  }, settleMs);
}

function run(): void {
  isRunning = true;
  const child = spawn(process.execPath, ["--run", "graph"], { stdio: "inherit" });
  child.once("exit", () => {
    isRunning = false;
  });
}

for (const folder of ["subgraphs", "kernel/src", "storefront/src", "tests/src/operations"]) {
  watch(folder, { recursive: true }, (_event, file) => {
    if (file !== null && changesGraph(`${folder}/${file}`)) runSoon();
  });
}
