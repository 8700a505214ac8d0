import type { FormFields } from "../form/form-fields";
import { formattedExpiry } from "./card-expiry";
import { digitsOf } from "./card-number";
import type { CardValues } from "./card-rule";

/** Reads the card of a form. Without scripts nothing has formatted its fields. `at` is the path of the card. */
export function sentCard(fields: FormFields, at: string): CardValues {
  return {
    cardNumber: fields.text(`${at}.cardNumber`),
    expiry: formattedExpiry(fields.text(`${at}.expiry`)),
    cvc: digitsOf(fields.text(`${at}.cvc`)),
  };
}
