import type { ShippingCalculator } from "@souk/shop/config";

const parcelMinor = 795;
const perPieceMinor = 50;

/** One carrier with a price for each parcel and each piece. */
export const flatRate: ShippingCalculator = {
  name: "flat-rate",
  async quote({ lines, subtotal: { currency } }) {
    const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    const price = { amountMinor: parcelMinor + pieces * perPieceMinor, currency };
    return [{ carrier: "Post", price, freeFrom: null, minDays: 2, maxDays: 5 }];
  },
};
