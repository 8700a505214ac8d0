/** One value that an action changed; `before` is undefined for a new value, `after` for a removed one. */
export interface Difference {
  /** The path of the value: "price.amount", "tags.2"; empty for the root. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Returns the differences between two states of an object in the audit log, value by value, in their order. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const was = leaves(before);
  const is = leaves(after);
  const paths = new Set([...was.keys(), ...is.keys()]);
  return [...paths]
    .map((path) => ({ path, before: was.get(path), after: is.get(path) }))
    .filter((difference) => difference.before !== difference.after);
}

function leaves(value: unknown): Map<string, string> {
  const found = new Map<string, string>();
  collect(value, "", found);
  return found;
}

function collect(value: unknown, path: string, found: Map<string, string>): void {
  if (value === null || value === undefined) {
    // a missing root object is not a value
    if (path !== "") found.set(path, "–");
    return;
  }
  if (typeof value !== "object") {
    found.set(path, typeof value === "string" ? value : JSON.stringify(value));
    return;
  }
  const entries = Object.entries(value);
  if (entries.length === 0 && path !== "") found.set(path, Array.isArray(value) ? "[]" : "{}");
  for (const [key, part] of entries) collect(part, path === "" ? key : `${path}.${key}`, found);
}
