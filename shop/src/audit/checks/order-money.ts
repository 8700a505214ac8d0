import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import { moneyText } from "../money-text.js";
import { isClosed, orderFacts, orderSubject, whyNothing, type OrderFacts } from "../order-facts.js";

export type PaymentStatus = "PENDING" | "AUTHORIZED" | "EXPIRED" | "SUCCEEDED" | "FAILED" | "REFUNDED" | "VOIDED";

/** Returns whether the provider took or held the money of a payment. */
export function isApproved(status: PaymentStatus): boolean {
  return status !== "PENDING" && status !== "FAILED";
}

export interface PaymentFacts {
  /** "PAY-555" */
  readonly number: string;
  readonly buyerId: string;
  readonly status: PaymentStatus;
  readonly amountMinor: number;
  readonly currency: string;
  /** The refunded amount according to the payment. */
  readonly refundedMinor: number;
  /** The payment's own sum of all completed and pending refunds. */
  readonly claimedMinor: number;
  /** The sum of the payment's refunds that did not fail. */
  readonly requestedMinor: number;
  /** The sum of the payment's refunds that succeeded. */
  readonly returnedMinor: number;
  /** The amount captured according to the payment; null when the money was taken at once. */
  readonly capturedMinor: number | null;
  /** The sum of the payment's captures that succeeded. */
  readonly takenMinor: number;
}

/** The payments for an order. */
export interface OrderPayments extends Row {
  readonly payments: readonly PaymentFacts[];
}

/** An order is paid once and in full, an order of 0 has no payment, and orders and payments agree on each refund. Refunds never exceed payments. */
export const orderMoney: Check<{ order: OrderFacts; paid: OrderPayments }> = {
  name: "order-money",
  compares: "orders and their refunds with payments and theirs",
  of: "orders",
  advice: "Run repairOrder, then compare with the provider and give back what was paid too much.",
  sources: {
    order: orderFacts,
    paid: {
      database: "payments",
      sql: `
        select payment.order_id::text as key,
          greatest(max(payment.created_at), max(payment.settled_at), max(refund.newest), max(capture.newest)) as "freshAt",
          jsonb_agg(jsonb_build_object('number', 'PAY-' || payment.number, 'status', payment.status,
            'amountMinor', payment.amount_minor, 'currency', payment.currency, 'refundedMinor', payment.refunded_minor,
            'returnedMinor', coalesce(refund.sum_minor, 0), 'claimedMinor', payment.refund_claimed_minor,
            'capturedMinor', case when payment.authorized_until is not null then payment.captured_minor end,
            'takenMinor', coalesce(capture.taken_minor, 0), 'requestedMinor', coalesce(refund.requested_minor, 0), 'buyerId', payment.buyer_id) order by payment.number) as payments
        from payments payment
        left join (
          select payment_id, sum(amount_minor) filter (where status = 'SUCCEEDED') as sum_minor,
            sum(amount_minor) filter (where status <> 'FAILED') as requested_minor,
            greatest(max(created_at), max(settled_at)) as newest
          from refunds group by payment_id
        ) refund on refund.payment_id = payment.id
        left join (
          select payment_id, sum(amount_minor) filter (where status = 'SUCCEEDED') as taken_minor,
            greatest(max(created_at), max(settled_at)) as newest
          from captures group by payment_id
        ) capture on capture.payment_id = payment.id
        group by payment.order_id`,
    },
  },
  compare: ({ order, paid }) => compareMoney(order, paid),
};

export function compareMoney(order: OrderFacts | undefined, paid: OrderPayments | undefined): Finding[] {
  const all = paid?.payments ?? [];
  const approved = all.filter(({ status }) => isApproved(status));
  const subject = orderSubject(order, paid);
  const finding = (expected: string, found: string): Finding => ({ subject, expected, found });
  return [
    ...all.flatMap((payment) => withinPayment(payment).map(([expected, found]) => finding(expected, found))),
    ...all.flatMap((payment) => buyerOf(order, payment).map(([expected, found]) => finding(expected, found))),
    ...moneyIn(order, approved).map(([expected, found]) => finding(expected, found)),
    ...approved.flatMap((payment) => notCaptured(order, payment).map(([expected, found]) => finding(expected, found))),
    ...(order ? moneyBack(order, approved).map(([expected, found]) => finding(expected, found)) : []),
  ];
}

type Pair = readonly [expected: string, found: string];

function withinPayment(payment: PaymentFacts): Pair[] {
  const { number, amountMinor, currency, refundedMinor, returnedMinor, claimedMinor, requestedMinor } = payment;
  const { capturedMinor, takenMinor } = payment;
  const money = (minor: number): string => moneyText(minor, currency);
  const pairs: Pair[] = [];
  if (refundedMinor !== returnedMinor)
    pairs.push([`${money(returnedMinor)} of ${number} back, the sum of its refunds`, `${money(refundedMinor)} back`]);
  if (claimedMinor !== requestedMinor)
    pairs.push([`refunds of ${number} to claim ${money(requestedMinor)}`, `${money(claimedMinor)} claimed`]);
  if (capturedMinor !== null && capturedMinor !== takenMinor)
    pairs.push([
      `${money(takenMinor)} of ${number} captured, the sum of its captures`,
      `${money(capturedMinor)} captured`,
    ]);
  if (returnedMinor > amountMinor)
    pairs.push([`at most ${money(amountMinor)} of ${number} back`, `${money(returnedMinor)} back`]);
  return pairs;
}

/** All money of a completed order was captured, or given back. */
function notCaptured(order: OrderFacts | undefined, payment: PaymentFacts): Pair[] {
  const { number, status, amountMinor, capturedMinor, currency } = payment;
  if (order?.status !== "COMPLETED" || (status !== "AUTHORIZED" && status !== "EXPIRED")) return [];
  const found = `${status}, ${moneyText(capturedMinor ?? 0, currency)} of ${moneyText(amountMinor, currency)} captured`;
  return [[`all of ${number} captured for a completed order`, found]];
}

function buyerOf(order: OrderFacts | undefined, { number, buyerId }: PaymentFacts): Pair[] {
  if (!order || buyerId === order.buyerId) return [];
  return [[`${number} to be a payment of user ${order.buyerId}`, `a payment of user ${buyerId}`]];
}

function moneyIn(order: OrderFacts | undefined, approved: readonly PaymentFacts[]): Pair[] {
  const found = approved.length === 0 ? "none" : approved.map(textOf).join(", ");
  if (order?.totalMinor === 0) return approved.length === 0 ? [] : [["no payment for an order of 0", found]];
  if (order?.wasPaid) {
    const [only, ...more] = approved;
    const { totalMinor, currency } = order;
    const isPaid = more.length === 0 && only?.amountMinor === totalMinor && only.currency === currency;
    return isPaid ? [] : [[`one payment of ${moneyText(totalMinor, currency)}`, found]];
  }
  // a payment of a closed order is refunded automatically
  const goesBack = order?.refunds.some(({ kind }) => kind === "LATE" || kind === "CANCEL") ?? false;
  return approved.length === 0 || (goesBack && approved.length === 1)
    ? []
    : [[`no payment ${whyNothing(order)}`, found]];
}

function moneyBack(order: OrderFacts, approved: readonly PaymentFacts[]): Pair[] {
  const money = (minor: number): string => moneyText(minor, order.currency);
  const ofOrder = sum(order.refunds.filter(({ state }) => state === "DONE").map(({ amountMinor }) => amountMinor));
  const ofPayments = sum(approved.map(({ returnedMinor }) => returnedMinor));
  const cameIn = sum(approved.map(({ amountMinor }) => amountMinor));
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
