import { parse } from "graphql";
import { expect, test, vi } from "vitest";
import { Supergraph } from "../supergraph.js";
import { composed } from "../testing/federated-graph.js";
import { FederatedSchema } from "./federated-schema.js";
import { PlanBudget } from "./plan-budget.js";
import { QueryPlanner } from "./query-planner.js";
import { RouteCosts } from "./route-costs.js";
import { readFieldSet } from "./selection.js";

const supergraph = Supergraph.read(
  composed({
    first: { sdl: `type Query { thing(id: Int): Thing } type Thing @key(fields: "id") { id: ID! }` },
    second: { sdl: `type Thing @key(fields: "id") { id: ID! name(short: Int): String }` },
  }),
);

/** Returns a clock that goes on by `stepMs` at each look. */
function clock(stepMs: number): () => number {
  let timeMs = 0;
  return () => (timeMs += stepMs);
}

/** Plans this number of things on such a clock. */
function plan(things: number, stepMs: number): Promise<unknown> {
  const planner = new QueryPlanner(supergraph, undefined, () => new PlanBudget(clock(stepMs)));
  const fields = Array.from(
    { length: things },
    (_, index) => `a${index}: thing(id: ${index}) { name(short: ${index}) }`,
  );
  return planner.plan({ document: parse(`{ ${fields.join(" ")} }`), name: undefined }, 0);
}

test("a plan lets other requests run after slices of work on its root fields and on its requests", async () => {
  let turns = 0;
  let isPlanned = false;
  const others = (): void => {
    turns += 1;
    if (!isPlanned) setImmediate(others);
  };
  const pause = vi.spyOn(PlanBudget.prototype, "pause");
  setImmediate(others);
  await plan(30, 1);
  isPlanned = true;
  expect(turns).toBeGreaterThan(5);
  expect(pause).toHaveBeenCalledTimes(30 + 30);
  pause.mockRestore();
});

test("an estimate of costs checks the time too", () => {
  const costs = new RouteCosts(new FederatedSchema(supergraph, () => false), new PlanBudget(clock(3000)));
  const position = { graph: "FIRST", type: "Thing", provided: undefined };
  expect(() => costs.ofSelection(position, readFieldSet("id"))).toThrow("takes longer");
});

test.each([
  ["takes too long", 5, 1000, "takes longer than 2 seconds"],
  ["needs too many requests in one level", 2001, 0, "more than 2000 requests"],
])("a plan that %s is refused", async (_what, things, stepMs, message) => {
  await expect(plan(things, stepMs)).rejects.toThrow(message);
});

test("the time of other requests does not count", async () => {
  let timeMs = 0;
  const budget = new PlanBudget(() => timeMs);
  for (let slice = 0; slice < 100; slice += 1) {
    timeMs += 19;
    const paused = budget.pause();
    timeMs += 1000;
    await paused;
  }
  timeMs += 101;
  expect(() => budget.check()).toThrow("takes longer");
});
