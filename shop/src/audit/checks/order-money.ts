import type { Row } from "../book.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import { moneyText } from "../money-text.js";
import { isClosed, orderFacts, orderSubject, whyNothing, type OrderFacts } from "../order-facts.js";

export interface PaymentFacts {
  /** "PAY-555" */
  readonly number: string;
  readonly status: "PENDING" | "SUCCEEDED" | "FAILED" | "REFUNDED";
  readonly amountMinor: number;
  readonly currency: string;
  /** What the payment itself says has gone back. */
  readonly refundedMinor: number;
  /** The sum of its refunds that succeeded. */
  readonly returnedMinor: number;
}

/** What payments have for an order. */
export interface OrderPayments extends Row {
  readonly payments: readonly PaymentFacts[];
}

/** An order is paid once and in full, and what went back went back in both books; never more goes out than came in. */
export const orderMoney: Check<{ order: OrderFacts; paid: OrderPayments }> = {
  name: "order-money",
  compares: "orders and their refunds with payments and theirs",
  of: "orders",
  sources: {
    order: orderFacts,
    paid: {
      book: "payments",
      sql: `
        select payment.order_id::text as key,
          greatest(max(payment.created_at), max(payment.settled_at), max(refund.newest)) as "freshAt",
          jsonb_agg(jsonb_build_object('number', 'PAY-' || payment.number, 'status', payment.status,
            'amountMinor', payment.amount_minor, 'currency', payment.currency, 'refundedMinor', payment.refunded_minor,
            'returnedMinor', coalesce(refund.sum_minor, 0)) order by payment.number) as payments
        from payments payment
        left join (
          select payment_id, sum(amount_minor) filter (where status = 'SUCCEEDED') as sum_minor,
            greatest(max(created_at), max(settled_at)) as newest
          from refunds group by payment_id
        ) refund on refund.payment_id = payment.id
        group by payment.order_id`,
    },
  },
  compare: ({ order, paid }) => compareMoney(order, paid),
};

export function compareMoney(order: OrderFacts | undefined, paid: OrderPayments | undefined): Finding[] {
  const all = paid?.payments ?? [];
  const taken = all.filter(({ status }) => status === "SUCCEEDED" || status === "REFUNDED");
  const subject = orderSubject(order, paid);
  const finding = (expected: string, found: string): Finding => ({ subject, expected, found });
  return [
    ...all.flatMap((payment) => withinPayment(payment).map(({ expected, found }) => finding(expected, found))),
    ...moneyIn(order, taken).map(([expected, found]) => finding(expected, found)),
    ...(order ? moneyBack(order, taken).map(([expected, found]) => finding(expected, found)) : []),
  ];
}

type Pair = readonly [expected: string, found: string];

function withinPayment({ number, amountMinor, currency, refundedMinor, returnedMinor }: PaymentFacts) {
  const money = (minor: number): string => moneyText(minor, currency);
  return [
    ...(refundedMinor === returnedMinor
      ? []
      : [
          {
            expected: `${money(returnedMinor)} of ${number} back, the sum of its refunds`,
            found: `${money(refundedMinor)} back`,
          },
        ]),
    ...(returnedMinor <= amountMinor
      ? []
      : [{ expected: `at most ${money(amountMinor)} of ${number} back`, found: `${money(returnedMinor)} back` }]),
  ];
}

function moneyIn(order: OrderFacts | undefined, taken: readonly PaymentFacts[]): Pair[] {
  const found = taken.length === 0 ? "none" : taken.map(textOf).join(", ");
  if (order?.wasPaid) {
    const [only, ...more] = taken;
    const { totalMinor, currency } = order;
    const isPaid = more.length === 0 && only?.amountMinor === totalMinor && only.currency === currency;
    return isPaid ? [] : [[`one payment of ${moneyText(totalMinor, currency)}`, found]];
  }
  // money that came when the order was closed, and goes back by itself
  const goesBack = order?.refunds.some(({ kind }) => kind === "LATE" || kind === "CANCEL") ?? false;
  return taken.length === 0 || (goesBack && taken.length === 1) ? [] : [[`no payment ${whyNothing(order)}`, found]];
}

function moneyBack(order: OrderFacts, taken: readonly PaymentFacts[]): Pair[] {
  const money = (minor: number): string => moneyText(minor, order.currency);
  const ofOrder = sum(order.refunds.filter(({ state }) => state === "DONE").map(({ amountMinor }) => amountMinor));
  const ofPayments = sum(taken.map(({ returnedMinor }) => returnedMinor));
  const cameIn = sum(taken.map(({ amountMinor }) => amountMinor));
  if (ofOrder !== ofPayments)
    return [[`${money(ofOrder)} back, by the order's refunds`, `${money(ofPayments)} back, by its payments`]];
  if (isClosed(order) && ofOrder < cameIn)
    return [[`${money(cameIn)} back, all that came in, ${whyNothing(order)}`, `${money(ofOrder)} back`]];
  return [];
}

function textOf({ number, status, amountMinor, currency }: PaymentFacts): string {
  return `${number} ${status} of ${moneyText(amountMinor, currency)}`;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
