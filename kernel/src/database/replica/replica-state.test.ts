import { describe, expect, test } from "vitest";
import { ReplicaState, type ReplicaSample } from "./replica-state.js";

/** [seconds, replayed, position of the primary, the primary's timeline, the replica's start] */
type Row = readonly [number, number | undefined, number | undefined, string?, string?];

function stateAfter(rows: readonly Row[]): ReplicaState {
  const state = new ReplicaState(10_000);
  for (const [seconds, replayed, position, timeline = "1", startedAt = "monday"] of rows) {
    const sample: ReplicaSample = {
      atMs: seconds * 1000,
      startedAt,
      replayed: replayed === undefined ? undefined : BigInt(replayed),
      primary: position === undefined ? undefined : { timeline, position: BigInt(position) },
    };
    state.note(sample);
  }
  return state;
}

const rules: readonly (readonly [string, boolean, readonly Row[], number?])[] = [
  ["that nobody asked is not read", false, []],
  ["that has replayed everything is read", true, [[1, 100, 100]]],
  ["that has not replayed the migrations of this start is not read", false, [[1, 99, 100]]],
  [
    "is read once it has replayed them",
    true,
    [
      [1, 99, 100],
      [2, 100, 105],
    ],
  ],
  [
    "that lags for less than the maximum is read",
    true,
    [
      [1, 100, 100],
      [2, 100, 105],
      [11, 100, 110],
    ],
  ],
  [
    "that lags for longer is not read",
    false,
    [
      [1, 100, 100],
      [2, 100, 105],
      [13, 100, 110],
    ],
  ],
  [
    "is read again when it has caught up",
    true,
    [
      [1, 100, 100],
      [2, 100, 105],
      [13, 100, 110],
      [14, 109, 111],
    ],
  ],
  ["without the position of the session is not read", false, [[1, 100, 100]], 101],
  ["with the position of the session is read", true, [[1, 101, 101]], 101],
  [
    "that became a primary is not read",
    false,
    [
      [1, 100, 100],
      [2, undefined, 100],
    ],
  ],
  [
    "is read while the primary does not answer",
    true,
    [
      [1, 100, 100],
      [2, 100, undefined],
    ],
  ],
  [
    "that is ahead of a new primary is not read",
    false,
    [
      [1, 100, 100],
      [2, 100, 90, "2"],
    ],
  ],
  [
    "that is ahead of a new primary is not read when the primary has passed it",
    false,
    [
      [1, 100, 100],
      [2, 100, 90, "2"],
      [3, 100, 100, "2"],
    ],
  ],
  [
    "that is ahead is read after a restart that corrected it",
    true,
    [
      [1, 100, 100],
      [2, 100, 90, "2"],
      [3, 95, 95, "2", "tuesday"],
    ],
  ],
  [
    "that does not follow the new primary is not read",
    false,
    [
      [1, 100, 100],
      [2, 100, 101, "2"],
      [3, 100, 102, "2"],
    ],
  ],
  [
    "that follows the new primary is read",
    true,
    [
      [1, 100, 100],
      [2, 100, 101, "2"],
      [3, 101, 102, "2"],
    ],
  ],
];

describe("a replica", () => {
  test.each(rules.map(([title, expected, rows, position]) => ({ title, expected, rows, position })))(
    "$title",
    ({ expected, rows, position }) => {
      const nowMs = (rows.at(-1)?.[0] ?? 0) * 1000;
      expect(stateAfter(rows).mayBeRead(position === undefined ? undefined : BigInt(position), nowMs)).toBe(expected);
    },
  );

  test("that stopped answering is not read", () => {
    const state = stateAfter([[1, 100, 100]]);
    state.lose();
    expect(state.mayBeRead(undefined, 1000)).toBe(false);
  });

  test("with an old last answer is not read", () => {
    expect(stateAfter([[1, 100, 100]]).mayBeRead(undefined, 12_000)).toBe(false);
  });

  test("that is dead for an hour remembers few positions, and its lag", () => {
    const state = stateAfter(Array.from({ length: 3600 }, (_, second) => [second, 0, 1 + second] as const));
    expect((state as unknown as { readonly aims: readonly unknown[] }).aims.length).toBeLessThan(15);
    expect(state.lagMs(3_600_000)).toBeGreaterThan(10_000);
  });
});
