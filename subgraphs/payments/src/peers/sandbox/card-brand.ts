interface BrandRange {
  readonly brand: string;
  /** First and last leading digits of the range; both have the same length. */
  readonly from: number;
  readonly to: number;
}

/**
 * The leading digits of a card number identify its issuer (ISO/IEC 7812-1). The card schemes publish these ranges. They
 * don't overlap, except that China UnionPay cards from 622126 to 622925 also run on Discover's network.
 */
const ranges: readonly BrandRange[] = [
  { brand: "Visa", from: 4, to: 4 },
  { brand: "Mastercard", from: 51, to: 55 },
  { brand: "Mastercard", from: 2221, to: 2720 },
  { brand: "American Express", from: 34, to: 34 },
  { brand: "American Express", from: 37, to: 37 },
  { brand: "Discover", from: 6011, to: 6011 },
  { brand: "Discover", from: 644, to: 649 },
  { brand: "Discover", from: 65, to: 65 },
  { brand: "JCB", from: 3528, to: 3589 },
  { brand: "Diners Club", from: 300, to: 305 },
  { brand: "Diners Club", from: 3095, to: 3095 },
  { brand: "Diners Club", from: 36, to: 36 },
  { brand: "Diners Club", from: 38, to: 39 },
  { brand: "UnionPay", from: 62, to: 62 },
  { brand: "UnionPay", from: 81, to: 81 },
];

/** Returns the usual spelling of the brand; "Card" for a number that is not in the table. */
export function cardBrand(cardNumber: string): string {
  const range = ranges.find(({ from, to }) => {
    const leading = Number(cardNumber.slice(0, String(from).length));
    return leading >= from && leading <= to;
  });
  return range?.brand ?? "Card";
}
