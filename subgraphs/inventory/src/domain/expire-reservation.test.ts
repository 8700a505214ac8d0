import { describe, expect, test } from "@jest/globals";
import { askedAt, expireReservation } from "./expire-reservation.js";

const end = new Date("2026-05-01T12:15:00Z");
const before = (ms: number): Date => new Date(end.getTime() - ms);

/** What is done to a reservation that ends at `ends`, looked after at `now`. */
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
        done.push(isOver ? "asked at its end" : "asked before");
        return mayGo;
      },
    },
    clock: { now: () => now },
  });
  await look("order");
  return done;
}

describe("looking after the end of a reservation", () => {
  test.each<[string, Date, boolean, string[]]>([
    [
      "about to end, and unpaid: again at its end",
      before(30_000),
      true,
      ["asked before", "again at 2026-05-01T12:15:00.001Z"],
    ],
    [
      "about to end, and paid or unknown: held while nobody else can have it",
      before(30_000),
      false,
      ["asked before", "held"],
    ],
    [
      "by a clock that is a little behind: again",
      before(3),
      true,
      ["asked before", "again at 2026-05-01T12:15:00.001Z"],
    ],
    ["over, and unpaid", end, true, ["asked at its end", "released by 2026-05-01T12:15:00.000Z"]],
    ["over, and paid or unknown", end, false, ["asked at its end", "held"]],
    ["made anew meanwhile", before(900_000), true, []],
  ])("%s", async (_case, now, mayGo, done) => {
    expect(await doneAt(now, mayGo)).toEqual(done);
  });

  test("that is sold, held or released before", async () => {
    expect(await doneAt(end, true, null)).toEqual([]);
  });
});

test.each([
  ["of a quarter of an hour is asked about half a minute before its end", 900, before(30_000)],
  ["of a minute is asked about at its end", 60, end],
])("a reservation %s", (_case, seconds, at) => {
  expect(askedAt(end, seconds)).toEqual(at);
});
