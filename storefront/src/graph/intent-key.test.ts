import { describe, expect, test } from "@jest/globals";
import { intentDone, intentKey, type TabMemory } from "./intent-key.js";

function memory(): TabMemory {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
  };
}

describe("the key of an intent", () => {
  test("stays the same for the same content", () => {
    const tab = memory();
    const key = intentKey("refund", { lines: [1] }, tab);
    expect(intentKey("refund", { lines: [1] }, tab)).toBe(key);
    expect(intentKey("cancel", { lines: [1] }, tab)).not.toBe(key);
  });

  test("changes with the content, and after the intent is done", () => {
    const tab = memory();
    const keys = [1, 2, 1].map((wanted) => intentKey("refund", wanted, tab));
    intentDone("refund", tab);
    expect(new Set([...keys, intentKey("refund", 1, tab)]).size).toBe(4);
  });

  test("is new if the storage holds something else", () => {
    const tab = memory();
    tab.setItem("souk.intent.refund", "{");
    expect(intentKey("refund", 1, tab)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
