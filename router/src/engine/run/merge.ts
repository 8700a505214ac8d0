import { isObject, type JsonObject } from "../json-text.js";

/**
 * Puts what a fetch brought into what is there already, in place. Fields that both have are the same field (subgraphs share it), so
 * what is there stays, and objects and lists are merged part by part; null gives way to what another subgraph knows.
 */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const key in source) {
    const there = target[key];
    const value = source[key];
    if (there === undefined || there === null) target[key] = value;
    // a name such as "constructor" is found in every object, and "__proto__" leads to what all objects share
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

/** Of JSON; for what is used at places that may be changed apart from each other. */
export function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (typeof value !== "object" || value === null) return value;
  const copy: JsonObject = {};
  for (const key in value) {
    const part = copyOf((value as JsonObject)[key]);
    // what is assigned to this name is what an object inherits from
    if (key === "__proto__") Object.defineProperty(copy, key, { value: part, ...ownProperty });
    else copy[key] = part;
  }
  return copy as T;
}
