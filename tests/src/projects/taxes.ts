import { defineConfig, taxRates } from "@souk/shop/config";

/** A project that calculates taxes. */
export default defineConfig({
  tax: {
    calculator: taxRates([{ name: { en: "HST", fr: "TVH" }, basisPoints: 1300, country: "CA" }]),
    prices: "added",
  },
});
