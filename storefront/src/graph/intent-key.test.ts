import { describe, expect, test } from "vitest";
import { intentDone, intentKey, type TabMemory } from "./intent-key.js";

function memory(): TabMemory {
  const stored = new Map<string, string>();
  return {
    getItem: (name) => stored.get(name) ?? null,
    setItem: (name, text) => void stored.set(name, text),
    removeItem: (name) => void stored.delete(name),
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
    const keys = [1, 2, 1].map((content) => intentKey("refund", content, tab));
    intentDone("refund", tab);
    expect(new Set([...keys, intentKey("refund", 1, tab)]).size).toBe(4);
  });

  test("is new if the storage holds something else", () => {
    const tab = memory();
    tab.setItem("souk.intent.refund", "{");
    expect(intentKey("refund", 1, tab)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
