import { expect, test } from "vitest";
import type { Contestant, ContestantRole } from "../contestants.ts";
import type { Series } from "./engine-bench.ts";
import { rowsOf } from "./rows.ts";

/** A series with this CPU time in each round. */
function series(
  name: string,
  role: ContestantRole,
  cpuMs: readonly number[],
  traits: Partial<Contestant> = {},
): Series {
  const bursts = cpuMs.map((ms) => ({
    cpuMs: ms,
    perSecond: 1000 / ms,
    p50Ms: ms,
    p99Ms: ms,
    coreShare: 1,
    calls: 3,
    rssMb: 100,
  }));
  const contestant = {
    name,
    title: name,
    role,
    sharesInFlight: false,
    inProcess: false,
    needs: undefined,
    isChildProcess: false,
    ...traits,
  };
  return { contestant: { ...contestant, program: () => [] }, bursts };
}

function rowOf(name: string, all: readonly Series[]) {
  const row = rowsOf(all).find((one) => one.name === name);
  if (!row) throw new Error(`no row ${name}`);
  return row;
}

test("ratios compare bursts of the same round, so one slow round does not distort them", () => {
  const all = [series("stock", "stock", [10, 40, 20]), series("ours", "ours", [1, 4, 4])];
  expect(rowOf("ours", all).timesStock).toEqual({ median: 10, lowest: 5, highest: 10 });
});

test("the best other gateway is the one with the least CPU time that is not ours", () => {
  const all = [
    series("stock", "stock", [10]),
    series("good", "other", [4]),
    series("ceiling", "ceiling", [1]),
    series("ours", "ours", [2]),
    series("ours too", "ours", [1]),
  ];
  expect(rowOf("ours", all)).toMatchObject({ bestOther: "good", timesBestOther: { median: 2 } });
  expect(rowOf("ours", all).ofCeiling?.median).toBe(0.5);
});

test.each([
  ["a gateway that does not share in flight is compared with those that do not", {}, "good"],
  ["a gateway that shares is compared with all", { sharesInFlight: true }, "shared"],
  ["a gateway in process is compared with those in process", { inProcess: true }, "local"],
])("%s", (_rule, traits, bestOther) => {
  const all = [
    series("good", "other", [4]),
    series("shared", "other", [3], { sharesInFlight: true }),
    series("local", "other", [1], { inProcess: true }),
    series("ours", "ours", [2], traits),
  ];
  expect(rowOf("ours", all).bestOther).toBe(bestOther);
});
