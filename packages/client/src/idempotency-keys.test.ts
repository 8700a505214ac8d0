import { describe, expect, test } from "vitest";
import { idempotencyKeys, type KeyMemory } from "./idempotency-keys.js";

function memory(): KeyMemory {
  const stored = new Map<string, string>();
  return {
    getItem: (name) => stored.get(name) ?? null,
    setItem: (name, text) => void stored.set(name, text),
    removeItem: (name) => void stored.delete(name),
  };
}

describe.each([
  ["in memory", () => idempotencyKeys()],
  ["in a storage", () => idempotencyKeys(memory())],
])("the key of an intent %s", (_title, create) => {
  test("stays the same for the same content", () => {
    const { keyFor } = create();
    const key = keyFor("refund", { lines: [1] });
    expect(keyFor("refund", { lines: [1] })).toBe(key);
    expect(keyFor("cancel", { lines: [1] })).not.toBe(key);
  });

  test("changes with the content, and after the intent is done", () => {
    const { keyFor, done } = create();
    const keys = [1, 2, 1].map((content) => keyFor("refund", content));
    done("refund");
    expect(new Set([...keys, keyFor("refund", 1)]).size).toBe(4);
  });
});

test("the key is new if the storage holds something else", () => {
  const storage = memory();
  storage.setItem("souk.intent.refund", "{");
  expect(idempotencyKeys(storage).keyFor("refund", 1)).toMatch(/^[0-9a-f-]{36}$/);
});

test("the key survives a reload of the page with its storage", () => {
  const storage = memory();
  const key = idempotencyKeys(storage).keyFor("refund", 1);
  expect(idempotencyKeys(storage).keyFor("refund", 1)).toBe(key);
});
