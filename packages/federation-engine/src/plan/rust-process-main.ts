import { createRequire } from "node:module";
import type * as rust from "@graphql-hive/router-query-planner";
import type { FromPlanner, ToPlanner } from "./rust-process.js";

// Entry point of a planner's process. It imports none of our modules, so that it also runs directly from its source.

const noLabels: Set<string> = new Set();
let planner: rust.QueryPlanner | undefined;

function open(supergraph: string): FromPlanner {
  const { QueryPlanner } = createRequire(import.meta.url)("@graphql-hive/router-query-planner") as typeof rust;
  planner = new QueryPlanner(supergraph);
  const { consumerSchema, overridePercentages } = planner;
  return { opened: { consumerSchema, overridePercentages } };
}

function answer(request: ToPlanner): FromPlanner {
  try {
    if ("supergraph" in request) return open(request.supergraph);
    return { id: request.id, plan: planner?.plan(request.document, request.name, noLabels, request.percentage) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return "supergraph" in request ? { refused: message } : { id: request.id, refused: message };
  }
}

process.on("message", (request: ToPlanner) => process.send?.(answer(request)));
process.on("disconnect", () => process.exit());
// ignores Ctrl+C in a terminal; the router ends this process after its own end
process.on("SIGINT", () => undefined);
