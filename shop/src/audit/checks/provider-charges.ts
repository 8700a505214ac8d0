import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import { moneyText } from "../money-text.js";
import { isApproved, type PaymentStatus } from "./order-money.js";

/** A payment, by its idempotency key at the provider. */
export interface PaymentAttempt extends Row {
  readonly number: string;
  readonly orderNumber: string;
  readonly status: PaymentStatus;
  readonly amountMinor: number;
  /** The captured amount; null when the money was taken at once. */
  readonly capturedMinor: number | null;
  readonly currency: string;
  readonly reference: string | null;
}

/** The bank's record under that key. */
export interface BankCharge extends Row {
  readonly reference: string;
  readonly description: string;
  readonly amountMinor: number;
  readonly capturedMinor: number | null;
  readonly currency: string;
  readonly isDeclined: boolean;
}

/** Each charge at the bank has a payment with the same amount in payments, and the reverse. */
export const providerCharges: Check<{ payment: PaymentAttempt; charge: BankCharge }> = {
  name: "provider-charges",
  compares: "payments with the sandbox bank's charges",
  of: "charges",
  advice: "Give the charge back at the provider, or correct the payment by the report of the provider.",
  sources: {
    payment: {
      database: "payments",
      sql: `
        select idempotency_key as key, 'PAY-' || number as number, order_number as "orderNumber", status,
          amount_minor as "amountMinor", currency, provider_reference as reference,
          case when authorized_until is not null then captured_minor end as "capturedMinor",
          greatest(created_at, settled_at, (
            select max(greatest(capture.created_at, capture.settled_at)) from captures capture
            where capture.payment_id = payments.id)) as "freshAt"
        from payments where provider = 'sandbox'`,
    },
    charge: {
      database: "sandbox",
      sql: `
        select idempotency_key as key, reference, description, amount_minor as "amountMinor", currency,
          captured_minor as "capturedMinor", decline_code is not null as "isDeclined",
          greatest(booked_at, (select max(capture.booked_at) from captures capture
            where capture.charge_reference = charges.reference)) as "freshAt"
        from charges`,
    },
  },
  compare: ({ payment, charge }) => compareCharge(payment, charge),
};

export function compareCharge(payment: PaymentAttempt | undefined, charge: BankCharge | undefined): Finding[] {
  const subject = payment
    ? `payment ${payment.number} of order ${payment.orderNumber}`
    : `charge ${charge?.reference} (${charge?.description})`;
  const found = textOf(charge);
  if (payment && isApproved(payment.status)) {
    const expected = `charge ${payment.reference} of ${amountText(payment)}`;
    return found === expected ? [] : [{ subject, expected, found }];
  }
  if (!charge || charge.isDeclined) return [];
  const why = payment ? `for a payment that is ${payment.status}` : "without a payment";
  return [{ subject, expected: `no charge ${why}`, found }];
}

function textOf(charge: BankCharge | undefined): string {
  if (!charge) return "no charge";
  const declined = charge.isDeclined ? "declined " : "";
  return `${declined}charge ${charge.reference} of ${amountText(charge)}`;
}

function amountText({ amountMinor, capturedMinor, currency }: PaymentAttempt | BankCharge): string {
  const whole = moneyText(amountMinor, currency);
  return capturedMinor === null ? whole : `${whole}, ${moneyText(capturedMinor, currency)} captured`;
}
