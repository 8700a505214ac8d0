/** One value that an act has changed; `before` is undefined for what is new, `after` for what is gone. */
export interface Difference {
  /** Where it is: "price.amount", "tags.2"; empty for the whole. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What is different between two answers of the audit log, value by value, in the order in which they stand. */
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
    // that there is nothing as a whole is no value of it
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
