import { describe, expect, test } from "@jest/globals";
import { checkTimeOf, expireReservation } from "./expire-reservation.js";

const end = new Date("2026-05-01T12:15:00Z");
const before = (ms: number): Date => new Date(end.getTime() - ms);

/** Runs the job at `now` for a reservation that ends at `ends`; returns the calls it made. */
async function doneAt(now: Date, mayGo: boolean, ends: Date | null = end): Promise<string[]> {
  const done: string[] = [];
  const look = expireReservation({
    reservations: {
      endOf: async () => ends,
      hold: async () => done.push("held") > 0,
      releaseExpired: async (_orderId, by) => void done.push(`released by ${by.toISOString()}`),
      scheduleEnd: async (_orderId, at) => void done.push(`again at ${at.toISOString()}`),
    },
    orders: {
      expireReservation: async ({ isOver }) => {
        done.push(isOver ? "checked at its end" : "checked before");
        return mayGo;
      },
    },
    clock: { now: () => now },
  });
  await look("order");
  return done;
}

describe("checking the end of a reservation", () => {
  test.each<[string, Date, boolean, string[]]>([
    [
      "shortly before its end, unpaid: checks again at its end",
      before(30_000),
      true,
      ["checked before", "again at 2026-05-01T12:15:00.001Z"],
    ],
    [
      "shortly before its end, paid or unknown: holds it before another order can take it",
      before(30_000),
      false,
      ["checked before", "held"],
    ],
    [
      "with a clock slightly behind: checks again",
      before(3),
      true,
      ["checked before", "again at 2026-05-01T12:15:00.001Z"],
    ],
    ["at its end, unpaid: releases it", end, true, ["checked at its end", "released by 2026-05-01T12:15:00.000Z"]],
    ["at its end, paid or unknown: holds it", end, false, ["checked at its end", "held"]],
    ["reserved again in the meantime: does nothing", before(900_000), true, []],
  ])("%s", async (_case, now, mayGo, done) => {
    expect(await doneAt(now, mayGo)).toEqual(done);
  });

  test("does nothing for a reservation that is sold, held or released", async () => {
    expect(await doneAt(end, true, null)).toEqual([]);
  });
});

test.each([
  ["of 15 minutes is first checked 30 seconds before its end", 900, before(30_000)],
  ["of a minute is checked at its end", 60, end],
])("a reservation %s", (_case, seconds, at) => {
  expect(checkTimeOf(end, seconds)).toEqual(at);
});
