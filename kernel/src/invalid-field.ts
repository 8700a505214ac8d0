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
  if (result.success) return { ok: true, value: result.data };
  const fields = result.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  return { ok: false, fields };
}
