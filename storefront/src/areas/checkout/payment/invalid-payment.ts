import type { FieldValues, UseFormReturn } from "react-hook-form";
import { wholeField } from "../../../ui/custom-fields/custom-values";
import type { FieldProblems } from "../../../ui/form/refused-form";
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

const fieldsOfCheckout =
  /^(?:email|carrier|shippingAddress\.\w+|custom\.\w+|payment\.card\.(?:cardNumber|expiry|cvc))$/;

/** The same on the server: the problems by field; undefined if one of them is not a field of the form. */
export function paymentProblems({ fields }: InvalidFields): FieldProblems | undefined {
  const problems = fields.map(({ path, message }) => [fieldOf(path), message] as const);
  return problems.every(([path]) => fieldsOfCheckout.test(path)) ? Object.fromEntries(problems) : undefined;
}

/** The form has one field for both halves of the expiry date. */
function fieldOf(path: string): string {
  return wholeField(path).replace(/^payment\.card\.expiry(?:Month|Year)$/, "payment.card.expiry");
}
