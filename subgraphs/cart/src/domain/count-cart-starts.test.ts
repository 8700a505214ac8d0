import { expect, test } from "@jest/globals";
import type { CartStore } from "./cart-store.js";
import { countCartStarts, type Period } from "./count-cart-starts.js";

const now = new Date("2026-11-20T10:00:00Z");
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);

test.each<[string, Period, Period | null]>([
  ["unchanged", { from: daysAgo(30), to: daysAgo(0) }, { from: daysAgo(30), to: daysAgo(0) }],
  ["cut at the remembered time", { from: daysAgo(90_000), to: daysAgo(1) }, { from: daysAgo(400), to: daysAgo(1) }],
  ["cut at tomorrow", { from: daysAgo(1), to: new Date(8.64e15) }, { from: daysAgo(1), to: daysAgo(-1) }],
  ["never when it ends before it begins", { from: daysAgo(1), to: daysAgo(2) }, null],
  ["never when it ends before the remembered time", { from: daysAgo(900), to: daysAgo(500) }, null],
])("the store receives a period %s", async (_rule, given, expected) => {
  const periods: Period[] = [];
  const countStarts = async (period: Period) => periods.push(period);
  const store = { countStarts } as Pick<CartStore, "countStarts">;
  expect(await countCartStarts({ store, clock: { now: () => now } })(given)).toBe(expected ? 1 : 0);
  expect(periods).toEqual(expected ? [expected] : []);
});
