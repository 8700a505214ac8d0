import { parseArgs } from "node:util";
import { printedHelp } from "@souk/kernel/process/printed-help";
import { runAnswersBench } from "./answers/run-answers-bench.ts";
import { runCapacityBench } from "./capacity/run-capacity-bench.ts";
import { runEngineBench } from "./engine/run-engine-bench.ts";
import { runIdleBench } from "./idle/run-idle-bench.ts";
import { runMemoryBench } from "./memory/run-memory-bench.ts";
import { runPagesBench } from "./pages/run-pages-bench.ts";
import { runPlannerBench } from "./planner/run-planner-bench.ts";
import { runReplicasBench } from "./replicas/run-replicas-bench.ts";
import { runRestBench } from "./rest/run-rest-bench.ts";
import { runSearchBench } from "./search/run-search-bench.ts";
import { runShopBench } from "./shop/run-shop-bench.ts";
import { runStartBench } from "./start/run-start-bench.ts";
import { runSubgraphBench } from "./subgraph/run-subgraph-bench.ts";
import { runMetricsBench, runTracesBench } from "./traces/run-traces-bench.ts";
import { usage } from "./usage.ts";

// npm run bench -- engine --clients 16 --only apollo,engine,ceiling
process.env["NODE_ENV"] = "production";
delete process.env["NODE_OPTIONS"];

const ownBenches: Readonly<Record<string, () => Promise<void>>> = {
  answers: runAnswersBench,
  capacity: runCapacityBench,
  engine: runEngineBench,
  idle: runIdleBench,
  memory: runMemoryBench,
  metrics: runMetricsBench,
  pages: runPagesBench,
  planner: runPlannerBench,
  replicas: runReplicasBench,
  rest: runRestBench,
  search: runSearchBench,
  shop: runShopBench,
  start: runStartBench,
  subgraph: runSubgraphBench,
  traces: runTracesBench,
};

const { positionals } = parseArgs({ allowPositionals: true, strict: false });
const bench = ownBenches[positionals[0] ?? ""];
if (printedHelp(process.argv.slice(2), usage)) process.exitCode = 0;
else if (positionals.length === 0) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else if (bench) await bench();
else {
  // loaded on demand: the other benchmarks measure without the code of the tests
  const { runServiceBench } = await import("./services/run-service-bench.ts");
  await runServiceBench();
}
