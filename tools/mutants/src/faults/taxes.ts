import { faultsIn } from "../planted-fault.ts";

export const taxFaults = faultsIn("subgraphs/orders/src", [
  {
    name: "an added tax is not charged",
    file: "domain/checkout/prepare-checkout.ts",
    find: "{ amountMinor: addedTaxMinor(tax), currency }",
    replace: "{ amountMinor: 0 * addedTaxMinor(tax), currency }",
    tests: "tests/checkout/tax-graph",
  },
  {
    name: "a refund of some units lacks their tax",
    file: "domain/refund/plan-refund.ts",
    find: "+ Number((taxMinor * BigInt(units)) / BigInt(line.quantity))",
    replace: "+ 0 * Number((taxMinor * BigInt(units)) / BigInt(line.quantity))",
    tests: "domain/refund/plan-refund",
  },
  {
    name: "a calculator may tax more than the amount",
    file: "domain/checkout/calculate-tax.ts",
    find: "if (sum > most)",
    replace: "if (sum > most * 100)",
    tests: "tests/checkout/tax-graph",
  },
  {
    name: "the taxes of shipping are missing in the total",
    file: "domain/order/order-tax.ts",
    find: "return tax ? sumOf([...tax.lines.flat(), ...tax.shipping]) : 0;",
    replace: "return tax ? sumOf(tax.lines.flat()) : 0;",
    tests: "tests/checkout/tax-graph",
  },
]);
