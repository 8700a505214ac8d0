import { setTimeout } from "node:timers/promises";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { expiresAt, TestStock, turned } from "../testing/test-stock.js";

let stock: TestStock;

beforeAll(async () => {
  stock = await TestStock.open();
});

afterEach(() => stock.expectConsistentStock());

afterAll(async () => stock[Symbol.asyncDispose]());

type Step = "commit" | "release" | "expire" | "hold";

/** Enough to find a missing lock in each run; more in a proof. */
const rounds = Number(process.env.RACE_ROUNDS ?? 60);
/** Duration of the crossing orders: a second by default, a minute or more in manual runs (docs/reliability.md). */
const crossingSeconds = Number(process.env.RACE_SECONDS ?? 1);

/**
 * Starts the steps together, each time in another order. Every second time the first step starts a moment earlier,
 * because a fast step might otherwise always win.
 */
async function race(orderId: string, steps: readonly Step[], round: number): Promise<Record<Step, unknown>> {
  const run: Record<Step, () => Promise<unknown>> = {
    commit: () => stock.reservations.commit(orderId),
    release: () => stock.reservations.release(orderId),
    expire: () => stock.reservations.releaseExpired(orderId, expiresAt),
    hold: () => stock.reservations.hold(orderId),
  };
  const answers = turned(steps, round).map(async (step, place) => {
    if (place > 0 && round % 2 === 1) await setTimeout(1);
    return [step, await run[step]()] as const;
  });
  return Object.fromEntries(await Promise.all(answers)) as Record<Step, unknown>;
}

describe("parallel steps have one winner", () => {
  test.each<[readonly Step[]]>([
    [["commit", "release"]],
    [["commit", "expire"]],
    [["commit", "release", "expire", "hold"]],
    [["commit", "commit", "release", "release"]],
    [["commit", "hold", "expire"]],
  ])("%j", async (steps) => {
    const seen = new Set<string>();
    // the rounds share two products, because their stock would cost more than the races
    const [pen, ink] = [await stock.stocked(3 * rounds), await stock.stocked(3 * rounds)];
    const left = [3 * rounds, 3 * rounds] as [number, number];
    for (let round = 0; round < rounds; round += 1) {
      const orderId = await stock.reserved({ [pen]: 2, [ink]: 1 });
      const answers = await race(orderId, steps, round);
      const [state, ...others] = await stock.stateOf(orderId);
      expect(others).toEqual([]);
      expect(answers.commit).toBe(state === "COMMITTED");
      if (state === "COMMITTED") [left[0], left[1]] = [left[0] - 2, left[1] - 1];
      const levels = await Promise.all([pen, ink].map((id) => stock.levelOf(id)));
      expect(levels).toMatchObject(left.map((onHand) => ({ onHand, reserved: 0 })));
      seen.add(state ?? "none");
    }
    expect([...seen].sort()).toEqual(["COMMITTED", "RELEASED"]);
  });

  test("hold against expiry: the reservation is held or released completely", async () => {
    const [pen, ink] = [await stock.stocked(rounds), await stock.stocked(rounds)];
    let held = 0;
    for (let round = 0; round < rounds; round += 1) {
      const orderId = await stock.reserved({ [pen]: 1, [ink]: 1 });
      const { hold } = await race(orderId, ["hold", "expire"], round);
      expect(await stock.stateOf(orderId)).toEqual([hold ? "OPEN" : "RELEASED"]);
      if (hold) held += 1;
      expect((await stock.levelOf(pen, expiresAt)).reserved).toBe(held);
    }
  });

  test("one order gets the last expired unit: the first to commit, hold or reserve it", async () => {
    const winners = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const [pen, ink] = [await stock.stocked(1), await stock.stocked(1)];
      const late = await stock.reserved({ [pen]: 1, [ink]: 1 });
      const next = randomUUID();
      const own = round % 2 === 0 ? ("commit" as const) : ("hold" as const);
      const change = () => stock.reservations[own](late);
      const reserve = () => stock.reserve(next, { [ink]: 1 }, expiresAt);
      const [one, other] = round % 3 === 0 ? ([change, reserve] as const) : ([reserve, change] as const);
      // one after the other in some rounds, because the faster step might otherwise always win
      const [first, second] = round % 5 === 0 ? [await one(), await other()] : await Promise.all([one(), other()]);
      const [isReserved, shortages] = typeof first === "boolean" ? [first, second] : [second, first];
      expect((shortages as readonly unknown[]).length === 0).toBe(!isReserved);
      expect((await stock.levelOf(pen, expiresAt)).onHand).toBe(isReserved && own === "commit" ? 0 : 1);
      winners.add(isReserved ? own : "reserve");
    }
    expect([...winners].sort()).toEqual(["commit", "hold", "reserve"]);
  });

  test("reserve against release and commit: the units are reserved completely or free", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [pen, ink] = [await stock.stocked(1), await stock.stocked(1)];
      const orderId = randomUUID();
      const steps = [
        () => stock.reserve(orderId, { [pen]: 1, [ink]: 1 }),
        () => stock.reservations.release(orderId),
        () => stock.reservations.commit(orderId),
      ];
      await Promise.all(turned(steps, round).map((step): Promise<unknown> => step()));
      expect(await stock.stateOf(orderId)).toHaveLength(1);
    }
  });
});

test(
  "orders over the same products in any order do not wait for each other for ever",
  async () => {
    const products = await Promise.all(Array.from({ length: 4 }, () => stock.stocked(1_000_000)));
    const until = Date.now() + crossingSeconds * 1000;
    let orders = 0;
    const buyer = async (seed: number): Promise<void> => {
      for (let turn = seed; Date.now() < until; turn += 1) {
        const indexes = [0, 1, 2, 3].filter((index) => (turn >> index) % 2 === 0 || index === turn % 4);
        const lines = (turn % 2 === 0 ? indexes : indexes.reverse()).map((index) => [products[index], 1]);
        const quantities = Object.fromEntries(lines);
        const orderId = randomUUID();
        // every second reservation has already expired for the next order
        await stock.reserve(orderId, quantities, turn % 2 === 0 ? expiresAt : new Date(0));
        if (turn % 3 === 0) await stock.reservations.hold(orderId);
        if (turn % 5 === 0) await stock.reservations.release(orderId);
        else if ((await stock.reservations.commit(orderId)) && turn % 7 === 0)
          await stock.takeBack(orderId, quantities);
        orders += 1;
      }
    };
    // PostgreSQL ends one transaction of a deadlock with an error, which would fail this
    await Promise.all(Array.from({ length: 8 }, (_, seed) => buyer(seed)));
    expect(orders).toBeGreaterThan(10 * crossingSeconds);
    if (crossingSeconds > 1) process.stdout.write(`${orders} crossing orders in ${crossingSeconds} s, no deadlock\n`);
  },
  crossingSeconds * 1000 + 30_000,
);
