import type { ZodType } from "zod";

/** One input field that breaks a rule. `path` is spelt as the client wrote it (`price.amount`, `lines.0.quantity`). */
export interface InvalidField {
  readonly path: string;
  readonly message: string;
}

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fields: readonly InvalidField[] };

/** Validates an input and returns every field that breaks the rule, not just the first. */
export function checkInput<T>(rule: ZodType<T>, input: unknown): Checked<T> {
  const result = rule.safeParse(input);
  const unstorable = unstorableFields(input, []);
  if (result.success && unstorable.length === 0) return { ok: true, value: result.data };
  const broken = result.error?.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })) ?? [];
  return { ok: false, fields: [...broken, ...unstorable] };
}

/**
 * Returns every text in the input that a database cannot store unchanged: one with a NUL, which PostgreSQL does not
 * store, or with half of a surrogate pair, which PostgreSQL replaces in text and refuses in JSON.
 */
function unstorableFields(value: unknown, path: readonly string[]): InvalidField[] {
  if (typeof value === "string") {
    const message = whyUnstorable(value);
    return message === undefined ? [] : [{ path: path.join("."), message }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unstorableFields(inner, [...path, key]));
}

function whyUnstorable(text: string): string | undefined {
  if (text.includes("\0")) return "must not hold a NUL character";
  return text.isWellFormed() ? undefined : "must not hold half of a surrogate pair";
}
