import { expect, test } from "vitest";
import type { Destination } from "../project/providers/shipping-calculator.js";
import type { TaxableLine, TaxedPrices } from "./tax-calculator.js";
import { taxRates } from "./tax-rates.js";

const gst = { name: { en: "GST", fr: "TPS" }, basisPoints: 500, country: "CA" };
const qst = { name: { en: "QST", fr: "TVQ" }, basisPoints: 998, country: "CA", regions: ["QC", "Quebec"] };
const vat = { name: { en: "VAT", fr: "TVA" }, basisPoints: 2000, country: "FR" };
const books = { name: { en: "Levy", fr: "Taxe" }, basisPoints: 100, country: "CA", categories: ["books"] };

function lineOf(amountMinor: number, categories: readonly string[] = []): TaxableLine {
  const price = { amountMinor, currency: "CAD" };
  const product = { productId: "1", sku: "LAMP", name: "Lamp", kind: "PHYSICAL" as const };
  return { ...product, quantity: 1, unitPrice: price, lineTotal: price, categories };
}

async function taxesOf({
  prices = "added",
  destination = { country: "CA", region: "qc " },
  lines = [lineOf(1000)],
  shippingMinor = 0,
}: {
  prices?: TaxedPrices;
  destination?: Destination | null;
  lines?: TaxableLine[];
  shippingMinor?: number;
} = {}) {
  const calculator = taxRates([gst, qst, vat, books], { home: { country: "CA" }, exempt: ["gifts"] });
  const shippingTotal = { amountMinor: shippingMinor, currency: "CAD" };
  const answer = await calculator.calculate({ prices, destination, lines, shippingTotal, currency: "CAD" });
  const short = (taxes: (typeof answer)["shipping"]) => taxes.map(({ name, amountMinor }) => [name.en, amountMinor]);
  return { lines: answer.lines.map(short), shipping: short(answer.shipping) };
}

test.each<[string, Parameters<typeof taxesOf>[0], unknown]>([
  [
    "every rate of the place applies",
    {},
    {
      lines: [
        [
          ["GST", 50],
          ["QST", 100],
        ],
      ],
      shipping: [
        ["GST", 0],
        ["QST", 0],
      ],
    },
  ],
  [
    "a rate of a region applies there only",
    { destination: { country: "CA", region: "ON" } },
    { lines: [[["GST", 50]]], shipping: [["GST", 0]] },
  ],
  ["a place without rates has no tax", { destination: { country: "US" } }, { lines: [[]], shipping: [] }],
  [
    "an order without an address has the tax of the home",
    { destination: null },
    { lines: [[["GST", 50]]], shipping: [["GST", 0]] },
  ],
  [
    "a rate of a category applies to its products, and not to shipping",
    { destination: { country: "CA" }, lines: [lineOf(1000, ["books"])], shippingMinor: 700 },
    {
      lines: [
        [
          ["GST", 50],
          ["Levy", 10],
        ],
      ],
      shipping: [["GST", 35]],
    },
  ],
  [
    "an exempt category has no tax",
    { destination: { country: "CA" }, lines: [lineOf(1000, ["gifts"])] },
    { lines: [[]], shipping: [["GST", 0]] },
  ],
  [
    "half a unit is rounded up, for each line",
    { destination: { country: "CA" }, lines: [lineOf(10), lineOf(10)] },
    { lines: [[["GST", 1]], [["GST", 1]]], shipping: [["GST", 0]] },
  ],
  [
    "included taxes and the rest are exactly the price",
    { prices: "included", lines: [lineOf(1150)] },
    {
      lines: [
        [
          ["GST", 50],
          ["QST", 100],
        ],
      ],
      shipping: [
        ["GST", 0],
        ["QST", 0],
      ],
    },
  ],
  [
    "the last included tax gets what rounding left",
    { prices: "included", destination: { country: "FR" }, lines: [lineOf(999)] },
    { lines: [[["VAT", 166]]], shipping: [["VAT", 0]] },
  ],
])("%s", async (_rule, request, expected) => {
  expect(await taxesOf(request)).toEqual(expected);
});

test("categories are looked up only when a row or an exemption names one", () => {
  expect(taxRates([gst, qst]).ignoresCategories).toBe(true);
  expect(taxRates([gst, books]).ignoresCategories).toBe(false);
  expect(taxRates([gst], { exempt: ["gifts"] }).ignoresCategories).toBe(false);
});
