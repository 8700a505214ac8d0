import { isObject, type JsonObject } from "../json-text.js";
import type { Rewrite, RewriteStep } from "../plan/query-plan.js";
import type { Supergraph } from "../supergraph.js";

/** Changes an object in place. */
export type ApplyRewrites = (value: unknown) => void;

/**
 * Compiles a plan's rewrites. They set or rename fields in representations (an interface object gets the interface's
 * name) and in answers (a field was requested under another name because it has different types in two object types).
 * Undefined when there are none.
 */
export function compileRewrites(rewrites: readonly Rewrite[], supergraph: Supergraph): ApplyRewrites | undefined {
  if (rewrites.length === 0) return undefined;
  return (value) => {
    for (const { path, action } of rewrites) applyAt(path, value, action, supergraph);
  };
}

function applyAt(
  path: readonly RewriteStep[],
  value: unknown,
  action: Rewrite["action"],
  supergraph: Supergraph,
): void {
  if (Array.isArray(value)) {
    for (const each of value) applyAt(path, each, action, supergraph);
    return;
  }
  const [step, ...rest] = path;
  if (!isObject(value) || !step) return;
  if ("types" in step) {
    const type = value.__typename;
    const fits = typeof type !== "string" || step.types.some((name) => supergraph.isOfType(type, name));
    if (fits) applyAt(rest, value, action, supergraph);
  } else if (rest.length > 0) {
    applyAt(rest, value[step.key], action, supergraph);
  } else {
    change(value, step.key, action);
  }
}

function change(object: JsonObject, key: string, action: Rewrite["action"]): void {
  if ("setTo" in action) {
    object[key] = action.setTo;
    return;
  }
  if (object[key] === undefined) return;
  object[action.renameTo] = object[key];
  delete object[key];
}
