import type { CardFace } from "../../domain/charge/card-face.js";

const brandNames: Readonly<Record<string, string>> = {
  amex: "American Express",
  cartes_bancaires: "Cartes Bancaires",
  diners: "Diners Club",
  discover: "Discover",
  eftpos_au: "eftpos Australia",
  jcb: "JCB",
  mastercard: "Mastercard",
  unionpay: "UnionPay",
  visa: "Visa",
};

/** Returns the data of a card that may be shown, with the usual spelling of its brand. */
export function stripeCardFace({ brand, last4 }: { readonly brand: string; readonly last4: string }): CardFace {
  return { brand: brandNames[brand] ?? "Card", last4 };
}
