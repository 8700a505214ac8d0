import { createRequire } from "node:module";
import type * as rust from "@graphql-hive/router-query-planner";
import type { FromPlanner, ToPlanner } from "./rust-process.js";

// The process of one planner. It imports nothing of ours, so that it runs from its source as well.

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
// of a terminal; the router ends it when it has ended itself
process.on("SIGINT", () => undefined);
