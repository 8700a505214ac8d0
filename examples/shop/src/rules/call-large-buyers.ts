import { allow, note, type RulePlaces } from "@souk/shop/config";

/** Asks the staff to call after an order of 1,000.00 or more. */
export const callLargeBuyers: RulePlaces["afterOrderPaid"] = ({ total }) =>
  total.amountMinor >= 100_000 ? note("Call the buyer before the goods are packed.") : allow();
