import type { PaymentChoiceFragment } from "./payment-options.generated";

/** Returns the name of a way to pay in the language of the page. */
export function optionLabel({ label, provider }: PaymentChoiceFragment, locale: string): string {
  return (locale === "fr" ? label.fr : label.en) ?? provider;
}
