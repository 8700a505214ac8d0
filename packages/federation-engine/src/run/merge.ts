import { isExactNumber, isObject, type JsonObject } from "../json-text.js";

/**
 * Merges `source` into `target` in place. A field that both have is the same field (subgraphs share it), so existing
 * values stay, and objects and lists are merged recursively; null is replaced by a value from another subgraph.
 */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const key in source) {
    const there = target[key];
    const value = source[key];
    if (there === undefined || there === null) target[key] = value;
    // every object inherits names such as "constructor", and "__proto__" is the shared prototype
    else if (!Object.hasOwn(target, key)) Object.defineProperty(target, key, { value, ...ownProperty });
    else if (value !== null && typeof value === "object") target[key] = merged(there, value);
    else if (value !== null) target[key] = value;
  }
}

const ownProperty = { writable: true, enumerable: true, configurable: true } as const;

function merged(there: unknown, value: object): unknown {
  if (Array.isArray(there) && Array.isArray(value)) {
    return there.map((each: unknown, index) => {
      const other: unknown = value[index];
      return typeof other === "object" && other !== null ? merged(each, other) : (each ?? other);
    });
  }
  if (!isObject(there) || !isObject(value)) return there ?? value;
  mergeInto(there, value);
  return there;
}

/** Returns a deep copy of a JSON value, for places that may be changed independently. */
export function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (typeof value !== "object" || value === null || isExactNumber(value)) return value;
  const copy: JsonObject = {};
  for (const key in value) {
    const part = copyOf((value as JsonObject)[key]);
    // assignment to this name would set the prototype
    if (key === "__proto__") Object.defineProperty(copy, key, { value: part, ...ownProperty });
    else copy[key] = part;
  }
  return copy as T;
}
