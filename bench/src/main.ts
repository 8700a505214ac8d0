import { parseArgs } from "node:util";
import { runEngineBench } from "./engine/run-engine-bench.ts";
import { runPlannerBench } from "./planner/run-planner-bench.ts";
import { runStartBench } from "./start/run-start-bench.ts";

// npm run bench -- engine --clients 16 --only apollo,engine,ceiling
process.env["NODE_ENV"] = "production";
delete process.env["NODE_OPTIONS"];

const ownBenches: Readonly<Record<string, () => Promise<void>>> = {
  engine: runEngineBench,
  planner: runPlannerBench,
  start: runStartBench,
};
/** They measure the shop and stand on its tests. */
const shopBenches = ["checkout", "auth"];

const { positionals } = parseArgs({ allowPositionals: true, strict: false });
const name = positionals[0] ?? "";
const bench = ownBenches[name];
if (bench) await bench();
else if (shopBenches.includes(name)) await import(new URL("../../tests/dist/bench.js", import.meta.url).href);
else {
  process.stderr.write(`npm run bench -- ${[...Object.keys(ownBenches), ...shopBenches].join("|")}\n`);
  process.exitCode = 2;
}
