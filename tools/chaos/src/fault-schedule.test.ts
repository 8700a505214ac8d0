import { describe, expect, test } from "vitest";
import type { Fault, FaultKind } from "./fault.js";
import { scheduleFaults } from "./fault-schedule.js";

const processes = ["router", "orders-1", "orders-2", "payments", "database"];
const connections = ["orders", "payments", "database"];

function schedule(given: { seed?: number; count?: number } = {}): readonly Fault[] {
  return scheduleFaults({ seed: 1, count: 27, processes, connections, ...given }).map(({ fault }) => fault);
}

function ofKind<Kind extends FaultKind>(faults: readonly Fault[], kind: Kind): Extract<Fault, { kind: Kind }>[] {
  return faults.filter((fault): fault is Extract<Fault, { kind: Kind }> => fault.kind === kind);
}

describe("the fault schedule", () => {
  test("is the same for the same seed, and different for another seed", () => {
    expect(schedule()).toEqual(schedule());
    expect(schedule({ seed: 2 })).not.toEqual(schedule());
  });

  test("starts the same for every length", () => {
    expect(schedule({ count: 270 }).slice(0, 27)).toEqual(schedule());
  });

  test.each([1, 2, 3, 4, 5])("has every kind among its first nine faults with seed %i", (seed) => {
    const kinds = new Set(schedule({ seed, count: 9 }).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(["changeProvider", "cut", "kill", "restartDatabase"]);
  });

  test("kills every process and cuts every connection once before it repeats one", () => {
    const killed = ofKind(schedule(), "kill").map(({ name }) => name);
    expect(killed.slice(0, 5).sort()).toEqual([...processes].sort());
    expect(killed.slice(5, 10).sort()).toEqual([...processes].sort());
    const cut = ofKind(schedule(), "cut").map(({ name }) => name);
    expect(cut.slice(0, 3).sort()).toEqual([...connections].sort());
  });

  test("restarts the database in both modes and uses every provider setting", () => {
    const all = schedule({ count: 90 });
    expect(new Set(ofKind(all, "restartDatabase").map(({ mode }) => mode))).toEqual(new Set(["fast", "immediate"]));
    expect(new Set(ofKind(all, "changeProvider").map(({ day }) => day.name)).size).toBe(7);
  });

  test("pauses for 0.5 to 2.5 seconds and cuts connections for 0.5 to 3 seconds", () => {
    for (const { afterMs, fault } of scheduleFaults({ seed: 1, count: 90, processes, connections })) {
      expect(afterMs).toBeGreaterThanOrEqual(500);
      expect(afterMs).toBeLessThanOrEqual(2500);
      if (fault.kind !== "cut") continue;
      expect(fault.forMs).toBeGreaterThanOrEqual(500);
      expect(fault.forMs).toBeLessThanOrEqual(3000);
    }
  });
});
