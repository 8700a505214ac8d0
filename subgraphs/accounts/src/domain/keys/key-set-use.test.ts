import { expect, test } from "@jest/globals";
import { keyMismatch, runningForMs, type KeySetUse } from "./key-set-use.js";

const now = new Date("2026-03-01T12:00:00Z");
const running = (...keyIds: string[]): KeySetUse => ({ keyIds, lastUsedAt: new Date(now.getTime() - 30_000) });
const ended = (...keyIds: string[]): KeySetUse => ({ keyIds, lastUsedAt: new Date(now.getTime() - runningForMs) });

test.each<[what: string, own: string[], others: KeySetUse[], isKnown: boolean, kind: "running" | "earlier" | null]>([
  ["the first shop of a database", ["a"], [], false, null],
  ["a restart", ["a"], [], true, null],
  ["a replica before it follows a rotation", ["a", "b"], [running("a")], false, null],
  ["a rotation after the first key is removed", ["b", "c"], [ended("a", "b"), ended("a")], false, null],
  ["another running shop with other keys", ["b"], [running("a")], false, "running"],
  ["a restart of that shop", ["b"], [running("a")], true, "running"],
  [
    "another running shop, with an earlier set that shares a key",
    ["b"],
    [running("a"), ended("b", "c")],
    false,
    "running",
  ],
  ["keys that replace those of a stopped shop", ["b"], [ended("a")], false, "earlier"],
  ["a second start with them", ["b"], [ended("a")], true, null],
  ["a restored database with keys still in use", ["a", "b"], [ended("a")], false, null],
])("%s", (_what, own, others, isKnown, kind) => {
  expect(keyMismatch(own, others, { now, isKnown })?.kind ?? null).toBe(kind);
});
