import type { FieldErrors, FieldValues } from "react-hook-form";
import type { z } from "./zod";

/** The problems of a form's fields: the text, or its key, by the path of the field. */
export type FieldProblems = Readonly<Record<string, string>>;

/** The answer of a form's action on the server if the form was not accepted. */
export interface RefusedForm<Outcome = never> {
  /** The entered values, by the name of the field; never a password or a card. */
  readonly values: Readonly<Record<string, string>>;
  /** Set if the fields break the form's own rule. */
  readonly problems?: FieldProblems;
  /** Set if the graph did not accept the form. */
  readonly outcome?: Outcome;
}

/** Returns the first problem of each field. */
export function problemsOf({ issues }: z.ZodError): FieldProblems {
  const problems: Record<string, string> = {};
  for (const { path, message } of issues) problems[path.join(".")] ??= message;
  return problems;
}

/** Returns the problems in the form that `useForm({ errors })` takes. */
export function formErrors<Values extends FieldValues>(problems: FieldProblems | undefined): FieldErrors<Values> {
  const errors: Record<string, unknown> = {};
  for (const [path, message] of Object.entries(problems ?? {})) {
    const parts = path.split(".");
    const last = parts.pop() ?? "";
    let at = errors;
    for (const part of parts) at = (at[part] ??= {}) as Record<string, unknown>;
    at[last] = { type: "server", message };
  }
  return errors as FieldErrors<Values>;
}
