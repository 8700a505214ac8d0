import type { RustPlans } from "@souk/federation-engine/planning";
import { beforeEach, expect, test } from "vitest";
import { SharedPlanner } from "./shared-planner.js";

let made: string[];
let closed: string[];
let outcomes: string[];
let refuses: boolean;
let planner: SharedPlanner;

beforeEach(() => {
  [made, closed, outcomes, refuses] = [[], [], [], false];
  planner = new SharedPlanner({
    onLost: () => undefined,
    onPlan: (outcome) => outcomes.push(outcome),
    open: async (supergraph) => plansOf(supergraph),
  });
});

function plansOf(supergraph: string): RustPlans {
  return {
    consumerSchema: `clients of ${supergraph}`,
    overridePercentages: [50],
    async plan({ document }, percentage) {
      if (refuses) throw new Error("it cannot be planned");
      made.push(`${supergraph} ${document} ${percentage}`);
      return { plan: document };
    },
    [Symbol.dispose]: () => void closed.push(supergraph),
  };
}

test("equal requests of workers share one plan, also concurrent ones", async () => {
  const { id, consumerSchema } = await planner.open("A");
  expect(consumerSchema).toBe("clients of A");
  const request = { planner: id, document: "{ a }", name: undefined, percentage: 10 };
  const plans = await Promise.all([planner.plan(request), planner.plan({ ...request, percentage: 20 })]);
  expect(plans).toEqual([{ plan: "{ a }" }, { plan: "{ a }" }]);
  expect([made, outcomes]).toEqual([["A { a } 10"], ["made", "shared"]]);
});

test("requests with other active overrides, names or supergraphs get their own plans", async () => {
  const [first, second] = [await planner.open("A"), await planner.open("B")];
  const request = { planner: first.id, document: "{ a }", name: undefined, percentage: 10 };
  await planner.plan(request);
  await planner.plan({ ...request, percentage: 60 });
  await planner.plan({ ...request, name: "A" });
  await planner.plan({ ...request, planner: second.id });
  expect(made).toEqual(["A { a } 10", "A { a } 60", "A { a } 10", "B { a } 10"]);
});

test("a failure is not remembered", async () => {
  const { id } = await planner.open("A");
  const request = { planner: id, document: "{ a }", name: undefined, percentage: 10 };
  refuses = true;
  await expect(planner.plan(request)).rejects.toThrow("it cannot be planned");
  refuses = false;
  await planner.plan(request);
  expect(made).toHaveLength(1);
});

test("only the planners of the last two supergraphs stay open, until the end", async () => {
  const { id } = await planner.open("A");
  await planner.open("B");
  await planner.open("C");
  const request = { planner: id, document: "{ a }", name: undefined, percentage: 10 };
  await expect(planner.plan(request)).rejects.toThrow("no longer open");
  planner[Symbol.dispose]();
  await expect.poll(() => closed.toSorted()).toEqual(["A", "B", "C"]);
});
