import { createRequire } from "node:module";
import type { QueryPlanner } from "@graphql-hive/router-query-planner";
import type { RustPlans } from "./rust-plans.js";

const noLabels: Set<string> = new Set();

interface PlannerModule {
  readonly QueryPlanner: typeof QueryPlanner;
}

/**
 * Opens the planner in this process; a crash in it ends the process. Throws when the module has no build for the
 * platform.
 */
export function rustInProcess(supergraphSdl: string): RustPlans {
  // not imported at the top: another planner is used when the platform has no build
  const { QueryPlanner: Planner } = createRequire(import.meta.url)(
    "@graphql-hive/router-query-planner",
  ) as PlannerModule;
  const planner = new Planner(supergraphSdl);
  return {
    consumerSchema: planner.consumerSchema,
    overridePercentages: planner.overridePercentages,
    plan: async ({ document, name }, percentage) => planner.plan(document, name, noLabels, percentage),
    [Symbol.dispose]() {
      // freed when the process ends
    },
  };
}
