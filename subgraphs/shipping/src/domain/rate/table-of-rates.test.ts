import { shippingCalculatorContract } from "../../testing/shipping-calculator-contract.js";
import type { Rate } from "./rate.js";
import { tableOfRates } from "./shipping-options.js";

const rate = { country: null, flatMinor: 799, freeFromMinor: 10_000, minDays: 3, maxDays: 7 };
const rates: readonly Rate[] = [
  { ...rate, carrier: "Road", isDefault: true },
  { ...rate, carrier: "Air", flatMinor: 2499, isDefault: false },
];

shippingCalculatorContract(() => tableOfRates({ findAllRates: async () => rates }));
