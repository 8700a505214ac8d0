import { adjustPrice, allow, defineConfig, taxRates } from "@souk/shop/config";
import { knownCustomFields } from "../authorization/known-objects/custom-fields.js";

/** Declares fields, a tax, and a rule that changes a price: all have objects of their own in the graph. */
export default defineConfig({
  fields: knownCustomFields,
  tax: {
    calculator: taxRates([{ name: { en: "HST", fr: "TVH" }, basisPoints: 1300, country: "CA" }]),
    prices: "included",
  },
  rules: {
    priceLine: {
      "a-cent-less": ({ product, unitPrice }) =>
        product.sku === "LAMP"
          ? adjustPrice(unitPrice.amountMinor - 1, { en: "A cent less", fr: "Un cent de moins" })
          : allow(),
    },
  },
});
