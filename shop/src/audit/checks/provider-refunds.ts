import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import { moneyText } from "../money-text.js";

/** A refund in payments, by its idempotency key at the provider. */
export interface OurRefund extends Row {
  readonly paymentNumber: string;
  readonly orderNumber: string;
  readonly status: "PENDING" | "SUCCEEDED" | "FAILED";
  readonly amountMinor: number;
  readonly currency: string;
  /** The provider's reference of the refunded charge. */
  readonly chargeReference: string | null;
}

/** The bank's record under that key. */
export interface BankRefund extends Row {
  readonly reference: string;
  readonly chargeReference: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** Each refund at the bank has a refund in payments, and the reverse. */
export const providerRefunds: Check<{ ours: OurRefund; bank: BankRefund }> = {
  name: "provider-refunds",
  compares: "refunds with the sandbox bank's",
  of: "refunds",
  advice: "Compare with the report of the provider, and correct the side that is wrong.",
  sources: {
    ours: {
      database: "payments",
      sql: `
        select refund.idempotency_key as key, 'PAY-' || payment.number as "paymentNumber",
          payment.order_number as "orderNumber", refund.status, refund.amount_minor - refund.released_minor as "amountMinor", payment.currency,
          payment.provider_reference as "chargeReference", greatest(refund.created_at, refund.settled_at) as "freshAt"
        from refunds refund join payments payment on payment.id = refund.payment_id
        where payment.provider = 'sandbox' and refund.amount_minor > refund.released_minor`,
    },
    bank: {
      database: "sandbox",
      sql: `
        select refund.idempotency_key as key, refund.reference, refund.charge_reference as "chargeReference",
          refund.amount_minor as "amountMinor", charge.currency, refund.booked_at as "freshAt"
        from refunds refund join charges charge on charge.reference = refund.charge_reference`,
    },
  },
  compare: ({ ours, bank }) => compareRefund(ours, bank),
};

export function compareRefund(ours: OurRefund | undefined, bank: BankRefund | undefined): Finding[] {
  const subject = ours
    ? `refund of ${ours.paymentNumber}, order ${ours.orderNumber}`
    : `refund ${bank?.reference} of charge ${bank?.chargeReference}`;
  const found = bank ? textOf(bank) : "no refund";
  if (ours?.status === "SUCCEEDED") {
    const expected = textOf(ours);
    return found === expected ? [] : [{ subject, expected, found }];
  }
  if (!bank) return [];
  return [{ subject, expected: `no refund ${ours ? `where ours is ${ours.status}` : "without one of ours"}`, found }];
}

function textOf({ amountMinor, currency, chargeReference }: OurRefund | BankRefund): string {
  return `${moneyText(amountMinor, currency)} of charge ${chargeReference}`;
}
