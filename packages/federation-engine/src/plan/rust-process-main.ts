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

function answer(asked: ToPlanner): FromPlanner {
  try {
    if ("supergraph" in asked) return open(asked.supergraph);
    return { id: asked.id, plan: planner?.plan(asked.document, asked.name, noLabels, asked.percentage) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return "supergraph" in asked ? { refused: message } : { id: asked.id, refused: message };
  }
}

process.on("message", (asked: ToPlanner) => process.send?.(answer(asked)));
process.on("disconnect", () => process.exit());
// ignores Ctrl+C in a terminal; the router ends this process after its own end
process.on("SIGINT", () => undefined);
