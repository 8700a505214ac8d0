/**
 * Keeps only the parts of an answer that are the same in two shops with the same data: words of the schema, numbers,
 * and whether a value is null. `ordered`: whether to keep the order of lists.
 */
export function likeness(value: unknown, ordered = true): unknown {
  if (typeof value === "string") return /^[A-Z_]+$/.test(value) ? value : "a text";
  if (Array.isArray(value)) {
    const items = value.map((each) => likeness(each, ordered));
    return ordered ? items : items.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === "__typename" ? each : likeness(each, ordered)]),
  );
}
