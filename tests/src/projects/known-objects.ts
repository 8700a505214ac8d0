import {
  enumeration,
  list,
  money,
  number,
  reference,
  text,
  adjustPrice,
  allow,
  defineConfig,
  taxRates,
  type CustomFields,
} from "@souk/shop/config";

const label = { en: "A field", fr: "Un champ" };

/** Fields with a value for everything that their descriptions may hold. */
const fields: CustomFields = {
  Product: {
    origin: text({ label, help: label, maxLength: 100, filter: true, sort: true, search: true, list: true }),
    year: number({ label, integer: true, min: 1900, max: 2100, filter: true }),
    roast: enumeration({ label, values: { DARK: label } }),
    deposit: money({ label }),
    notes: list({ label, of: text({ label }) }),
    goesWith: reference({ label, to: "Product" }),
    supplier: text({ label, visibility: "staff" }),
  },
  Course: { level: text({ label, default: "Beginner" }) },
  OrderLine: {
    engraving: text({ label, default: "None" }),
    batch: text({ label, visibility: "owner", default: "B1", writtenBy: "staff" }),
    defect: text({ label, visibility: "staff", default: "None" }),
  },
  Category: { intro: text({ label }) },
  Order: {
    giftMessage: text({ label }),
    pickupCode: text({ label, visibility: "owner", default: "A1", writtenBy: "staff" }),
    margin: number({ label, visibility: "staff", default: 0 }),
  },
  User: {
    company: text({ label, default: "Lilac Ltd" }),
    birthday: text({ label, visibility: "owner" }),
    rating: number({ label, visibility: "staff", default: 0 }),
  },
  Address: { doorCode: text({ label, default: "4711" }) },
};

/** Declares fields, a tax, and a rule that changes a price: all have objects of their own in the graph. */
export default defineConfig({
  fields,
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
