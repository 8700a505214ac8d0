import type { JsonObject } from "../json-text.js";

/** Objects at places that are treated alike, of which equal ones may be one. */
export class EqualObjects {
  private readonly byKey = new Map<unknown, JsonObject>();

  /** An object that came before and says the same; otherwise this one is remembered. `key`: a value that most of them differ by. */
  find(object: JsonObject, key: unknown): JsonObject | undefined {
    const first = this.byKey.get(key);
    if (first && isSame(first, object)) return first;
    this.byKey.set(key, object);
    return undefined;
  }
}

/** Whether all fields have the same value; objects and lists are the same only by reference. */
function isSame(one: JsonObject, other: JsonObject): boolean {
  if (one === other) return true;
  let more = 0;
  for (const key in one) {
    if (one[key] !== other[key]) return false;
    more += 1;
  }
  for (const _key in other) more -= 1;
  return more === 0;
}
