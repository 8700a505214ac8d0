import { createRequire } from "node:module";
import type { QueryPlanner } from "@graphql-hive/router-query-planner";
import type { RustPlans } from "./rust-plans.js";

const noLabels: Set<string> = new Set();

interface PlannerModule {
  readonly QueryPlanner: typeof QueryPlanner;
}

/** The planner in this process, which a fault in it ends. Throws where the module has no build for the platform. */
export function rustInProcess(supergraphSdl: string): RustPlans {
  // not by an `import` at the top: where the platform has no build, another planner is taken
  const { QueryPlanner: Planner } = createRequire(import.meta.url)(
    "@graphql-hive/router-query-planner",
  ) as PlannerModule;
  const planner = new Planner(supergraphSdl);
  return {
    consumerSchema: planner.consumerSchema,
    overridePercentages: planner.overridePercentages,
    plan: async ({ document, name }, percentage) => planner.plan(document, name, noLabels, percentage),
    [Symbol.dispose]() {
      // goes with the process
    },
  };
}
