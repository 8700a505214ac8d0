import type { FieldValues, UseFormReturn } from "react-hook-form";
import { showInvalidFields, type InvalidFields } from "../../../ui/form/server-problems";

/**
 * Shows the errors beside the fields that the server names. Returns false if one of them is not a visible field of the
 * form.
 */
export function showInvalidPayment<Values extends FieldValues>(
  form: Pick<UseFormReturn<Values>, "setError" | "getValues">,
  { fields }: InvalidFields,
): boolean {
  return (
    showInvalidFields(form, { fields: fields.map(({ path, message }) => ({ path: fieldOf(path), message })) })
      .length === 0
  );
}

/** The form has one field for both halves of the expiry date. */
function fieldOf(path: string): string {
  return path.replace(/^payment\.card\.expiry(?:Month|Year)$/, "payment.card.expiry");
}
