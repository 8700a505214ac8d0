import { describe, expect, test } from "vitest";
import type { DatabaseName } from "./database-snapshot.js";
import { lagsOf, type Run } from "./lagging-databases.js";

const day = "2026-11-20T";
const at = (time: string): Date => new Date(`${day}${time}Z`);
const run = (begun: string, last: string): Run => ({ begunAt: at(begun), lastAt: at(last) });
const lagsIn = (runs: Partial<Record<DatabaseName, readonly Run[]>>) =>
  lagsOf(new Map(Object.entries(runs) as [DatabaseName, readonly Run[]][])).map(({ from, to, moments }) => ({
    from: from.toISOString().slice(11, 19),
    to: to?.toISOString().slice(11, 19) ?? null,
    moments: [...moments].map(([name, moment]) => `${name} ${moment.toISOString().slice(11, 19)}`).join(", "),
  }));

describe("databases that lag behind others", () => {
  test.each<[string, Partial<Record<DatabaseName, readonly Run[]>>, ReturnType<typeof lagsIn>]>([
    ["all run", { orders: [run("08:00:00", "10:00:05")], payments: [run("08:00:00", "10:00:00")] }, []],
    ["a shop that has never run", { orders: [], payments: [] }, []],
    [
      "all were stopped and started again",
      {
        orders: [run("08:00:00", "10:00:00"), run("12:00:00", "13:00:00")],
        payments: [run("08:00:00", "10:00:10"), run("12:00:01", "13:00:00")],
      },
      [],
    ],
    [
      "one is older, and its service has not started since",
      { orders: [run("08:00:00", "11:00:00")], payments: [run("08:00:00", "10:00:00")] },
      [{ from: "10:00:00", to: null, moments: "orders 11:00:00, payments 10:00:00" }],
    ],
    [
      "all have different moments, and were started at noon",
      {
        orders: [run("08:00:00", "11:00:00"), run("12:00:00", "13:00:00")],
        payments: [run("08:00:00", "10:00:00"), run("12:00:02", "13:00:00")],
        shipping: [run("08:00:00", "10:30:00"), run("12:00:04", "13:00:00")],
      },
      [{ from: "10:00:00", to: "12:00:04", moments: "orders 11:00:00, payments 10:00:00, shipping 10:30:00" }],
    ],
    [
      "a service was down for an hour",
      {
        orders: [run("08:00:00", "13:00:00")],
        payments: [run("08:00:00", "10:00:00"), run("11:00:00", "13:00:00")],
      },
      [{ from: "10:00:00", to: "11:00:00", moments: "orders 11:00:00, payments 10:00:00" }],
    ],
  ])("%s", (_rule, runs, expected) => {
    expect(lagsIn(runs)).toEqual(expected);
  });
});
