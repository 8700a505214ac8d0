import type { ZodType } from "zod";

/** One field of an input that breaks a rule: `path` as the client wrote it (`price.amount`, `lines.0.quantity`). */
export interface InvalidField {
  readonly path: string;
  readonly message: string;
}

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fields: readonly InvalidField[] };

/** Holds an input against a rule and names every field that breaks it, not just the first. */
export function checkInput<T>(rule: ZodType<T>, input: unknown): Checked<T> {
  const result = rule.safeParse(input);
  const unstorable = fieldsWithNul(input, []);
  if (result.success && unstorable.length === 0) return { ok: true, value: result.data };
  const broken = result.error?.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })) ?? [];
  return { ok: false, fields: [...broken, ...unstorable] };
}

/** Every text with a NUL, the one character that PostgreSQL does not store, wherever in the input it is. */
function fieldsWithNul(value: unknown, path: readonly string[]): InvalidField[] {
  if (typeof value === "string")
    return value.includes("\0") ? [{ path: path.join("."), message: "must not hold a NUL character" }] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => fieldsWithNul(inner, [...path, key]));
}
