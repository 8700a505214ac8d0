import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { plannerNames, type PlannerName } from "../engine/plan/planner.js";
import { serveSupergraph } from "./serve-supergraph.js";

const usage =
  "usage: npm run router -- --supergraph FILE [--port N] [--host ADDRESS] [--planner rust|apollo] [--forward-header NAME]...";

const { values } = parseArgs({
  options: {
    supergraph: { type: "string" },
    port: { type: "string", default: "4000" },
    host: { type: "string", default: "0.0.0.0" },
    planner: { type: "string" },
    "forward-header": { type: "string", multiple: true, default: ["authorization"] },
    "timeout-ms": { type: "string", default: "15000" },
  },
});
if (values.supergraph === undefined) throw new Error(usage);
if (values.planner !== undefined && !plannerNames.includes(values.planner as PlannerName)) throw new Error(usage);

const served = await serveSupergraph({
  supergraphSdl: readFileSync(values.supergraph, "utf8"),
  port: Number(values.port),
  host: values.host,
  planner: values.planner as PlannerName | undefined,
  forwardedHeaders: values["forward-header"].map((name) => name.toLowerCase()),
  timeoutMs: Number(values["timeout-ms"]),
});
process.stdout.write(`ready http://localhost:${served.port}/graphql\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void served[Symbol.asyncDispose]());
