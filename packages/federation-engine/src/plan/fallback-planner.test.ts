import { expect, test } from "vitest";
import { buildSchema, parse } from "graphql";
import { FallbackPlanner } from "./fallback-planner.js";
import { PlanningError, type Planner } from "./planner.js";
import type { QueryPlan } from "./query-plan.js";

const operation = { document: parse("{ a }"), name: undefined };
const plan = {} as QueryPlan;

function planner(plans: () => QueryPlan): Planner {
  return {
    name: "rust",
    apiSchema: buildSchema("type Query { a: Int }"),
    overridePercentages: [],
    plan: async () => plans(),
    [Symbol.dispose]: () => undefined,
  };
}

const failing = (error: Error): Planner =>
  planner(() => {
    throw error;
  });

test("the second planner plans an operation that the first one cannot", async () => {
  using fallback = new FallbackPlanner(failing(new PlanningError("too new")), () => planner(() => plan));
  expect(await fallback.plan(operation, 0)).toBe(plan);
});

test("the second planner is not opened after an internal error", async () => {
  const error = new TypeError("ours");
  using fallback = new FallbackPlanner(failing(error), () => {
    throw new Error("opened");
  });
  await expect(fallback.plan(operation, 0)).rejects.toBe(error);
});
