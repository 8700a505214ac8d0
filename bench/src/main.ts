import { parseArgs } from "node:util";
import { runEngineBench } from "./engine/run-engine-bench.ts";
import { runMemoryBench } from "./memory/run-memory-bench.ts";
import { runPlannerBench } from "./planner/run-planner-bench.ts";
import { runShopBench } from "./shop/run-shop-bench.ts";
import { runStartBench } from "./start/run-start-bench.ts";

// npm run bench -- engine --clients 16 --only apollo,engine,ceiling
process.env["NODE_ENV"] = "production";
delete process.env["NODE_OPTIONS"];

const ownBenches: Readonly<Record<string, () => Promise<void>>> = {
  engine: runEngineBench,
  memory: runMemoryBench,
  planner: runPlannerBench,
  shop: runShopBench,
  start: runStartBench,
};

const { positionals } = parseArgs({ allowPositionals: true, strict: false });
const bench = ownBenches[positionals[0] ?? ""];
if (bench) await bench();
else {
  if (positionals.length === 0) process.stderr.write(`npm run bench -- ${Object.keys(ownBenches).join("|")}\n`);
  // those of the shop stand on its tests
  await import(new URL("../../tests/dist/bench.js", import.meta.url).href);
}
