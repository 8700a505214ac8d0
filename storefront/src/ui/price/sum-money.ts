import type { MoneyLike } from "./format-money";

/** Adds amounts of one currency exactly. They must have all minor digits, as the graph returns them. */
export function sumMoney(first: MoneyLike, ...others: readonly MoneyLike[]): MoneyLike {
  const digits = first.amount.split(".")[1]?.length ?? 0;
  let minor = 0n;
  for (const { amount, currency } of [first, ...others]) {
    if (currency !== first.currency) throw new RangeError(`${currency} cannot be added to ${first.currency}`);
    minor += BigInt(amount.replace(".", ""));
  }
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, "0");
  const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return { amount: minor < 0n ? `-${amount}` : amount, currency: first.currency };
}
