import type { GoodsLine, ShippingCalculator } from "@souk/shop/config";

const unknownWeightGrams = 500;
const baseMinor = 600;
const perKilogramMinor = 150;
const perPieceMinor = 25;
const furnitureMinor = 4000;

/** Weight and pieces decide; furniture comes by a second carrier, which delivers in the country alone. */
export const byWeight: ShippingCalculator = {
  name: "by-weight",
  async quote({ lines, subtotal: { currency }, destination: { country } }) {
    const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    const kilograms = Math.ceil(lines.reduce((sum, line) => sum + weightOf(line), 0) / 1000);
    const post = baseMinor + kilograms * perKilogramMinor + pieces * perPieceMinor;
    const offer = { freeFrom: null, minDays: 3, maxDays: 7 };
    const parcel = { ...offer, carrier: "Post", price: { amountMinor: post, currency } };
    if (!lines.some(({ categories }) => categories.includes("furniture"))) return [parcel];
    if (country !== "CA") return [];
    return [{ ...offer, carrier: "Freight", price: { amountMinor: post + furnitureMinor, currency } }];
  },
};

function weightOf({ weightGrams, quantity }: GoodsLine): number {
  return (weightGrams ?? unknownWeightGrams) * quantity;
}
