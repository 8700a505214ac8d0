import type { JsonObject } from "../json-text.js";

/** Finds equal objects at places with the same later fetches; equal objects may be replaced by one object. */
export class EqualObjects {
  private readonly byKey = new Map<unknown, JsonObject>();

  /**
   * Returns an earlier object with the same content; otherwise remembers this one and returns undefined. `key`: a value
   * that differs for most objects.
   */
  find(object: JsonObject, key: unknown): JsonObject | undefined {
    const first = this.byKey.get(key);
    if (first && isSame(first, object)) return first;
    this.byKey.set(key, object);
    return undefined;
  }
}

/** Whether all fields have the same values; objects and lists are compared by reference. */
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
