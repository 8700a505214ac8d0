import type { FieldValues, Path, UseFormReturn } from "react-hook-form";

/** An `InvalidInput` answer, with the paths that the client sent. */
export interface InvalidFields {
  readonly fields: readonly { readonly path: string; readonly message: string }[];
}

/**
 * Shows the server's problems beside the fields they name, and moves the focus to the first one. `prefix` is the path
 * of the form's values in the input, e.g. "shippingAddress". Returns the messages that belong to no field of the form.
 */
export function showInvalidFields<Values extends FieldValues>(
  form: Pick<UseFormReturn<Values>, "setError" | "getValues">,
  { fields }: InvalidFields,
  prefix = "",
): string[] {
  const strangers: string[] = [];
  let isFirst = true;
  for (const { path, message } of fields) {
    const name = path.startsWith(prefix) ? path.slice(prefix.length).replace(/^\./, "") : path;
    if (!isFieldOf(form.getValues(), name)) {
      strangers.push(message);
      continue;
    }
    form.setError(name as Path<Values>, { type: "server", message }, { shouldFocus: isFirst });
    isFirst = false;
  }
  return strangers;
}

function isFieldOf(values: object, path: string): boolean {
  let at: unknown = values;
  for (const part of path.split(".")) {
    if (typeof at !== "object" || at === null || !(part in at)) return false;
    at = (at as Record<string, unknown>)[part];
  }
  return true;
}
