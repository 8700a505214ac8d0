import { expect, test } from "vitest";
import { FetchOrder } from "./fetch-order.js";
import type { PlanFetch } from "./query-plan.js";

const names = ["root", "one", "same", "next", "other"] as const;
type Name = (typeof names)[number];
const fetches = Object.fromEntries(names.map((name) => [name, { name } as unknown as PlanFetch])) as Record<
  Name,
  PlanFetch
>;
const stage = (own: readonly Name[], after: readonly Name[] = []) => ({
  fetches: own.map((name) => fetches[name]),
  after: after.map((name) => fetches[name]),
});

test("two fetches have a known order when they start together, or when one has ended before the other", () => {
  const order = new FetchOrder([
    stage(["root"]),
    stage(["other"]),
    stage(["one", "same"], ["root"]),
    stage(["next"], ["one"]),
  ]);
  const known = names.flatMap((one) =>
    names
      .filter((other) => one < other && order.isKnown(fetches[one], fetches[other]))
      .map((other) => `${one} ${other}`),
  );
  expect(known).toEqual(["root same", "one root", "one same", "next root", "next one"].toSorted(byNames));
  expect(order.closure([fetches.next])).toEqual(new Set([fetches.next, fetches.one, fetches.root]));
});

function byNames(one: string, other: string): number {
  const place = (text: string) => names.indexOf(text.split(" ")[0] as Name);
  return place(one) - place(other);
}
