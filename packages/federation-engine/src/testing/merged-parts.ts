import { isObject, type JsonObject } from "../json-text.js";
import type { DeferredAnswer, FirstAnswer, LaterAnswer } from "../run/deferred-run.js";

/** The client's data and errors after all parts have arrived. */
export interface MergedParts {
  readonly data: unknown;
  readonly errors: FirstAnswer["errors"];
  readonly later: readonly DeferredAnswer[];
}

/** Returns all parts in their order. */
export async function allParts(
  parts: AsyncIterable<FirstAnswer | LaterAnswer> | undefined,
): Promise<readonly (FirstAnswer | LaterAnswer)[]> {
  const all: (FirstAnswer | LaterAnswer)[] = [];
  if (parts) for await (const part of parts) all.push(part);
  return all;
}

/**
 * Merges parts as clients do. Throws when a part belongs to an object that the client does not have, and when the
 * parts that are named as pending are not those that come.
 */
export async function mergedParts(parts: AsyncIterable<FirstAnswer | LaterAnswer>): Promise<MergedParts> {
  const root: { data: unknown } = { data: undefined };
  const errors: FirstAnswer["errors"][number][] = [];
  const later: DeferredAnswer[] = [];
  const pending = new Set<string>();
  for await (const part of parts) {
    for (const { id } of part.pending) pending.add(id);
    if ("data" in part) {
      root.data = JSON.parse(part.data);
      errors.push(...part.errors);
      continue;
    }
    for (const answer of part.incremental) {
      if (!pending.delete(answer.id)) throw new Error(`the part ${answer.id} is not pending`);
      later.push(answer);
      errors.push(...answer.errors);
      const target = answer.path.reduce((value, key) => (value as JsonObject | undefined)?.[key], root.data);
      if (!isObject(target)) throw new Error(`there is no object at ${answer.path.join(".")}`);
      merge(target, JSON.parse(answer.data) as JsonObject | null);
    }
  }
  if (pending.size > 0) throw new Error(`${pending.size} parts have not come`);
  return { data: root.data, errors, later };
}

function merge(target: JsonObject, source: JsonObject | null): void {
  for (const [key, value] of Object.entries(source ?? {})) target[key] = merged(target[key], value);
}

function merged(there: unknown, value: unknown): unknown {
  if (Array.isArray(there) && Array.isArray(value)) return value.map((each, index) => merged(there[index], each));
  if (isObject(there) && isObject(value)) {
    merge(there, value);
    return there;
  }
  return value;
}
