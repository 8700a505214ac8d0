import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import { moneyText } from "../money-text.js";

/** A payment, by its idempotency key at the provider. */
export interface PaymentAttempt extends Row {
  readonly number: string;
  readonly orderNumber: string;
  readonly status: "PENDING" | "SUCCEEDED" | "FAILED" | "REFUNDED";
  readonly amountMinor: number;
  readonly currency: string;
  readonly reference: string | null;
}

/** The bank's record under that key. */
export interface BankCharge extends Row {
  readonly reference: string;
  readonly description: string;
  readonly amountMinor: number;
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
          greatest(created_at, settled_at) as "freshAt"
        from payments where provider = 'sandbox'`,
    },
    charge: {
      database: "sandbox",
      sql: `
        select idempotency_key as key, reference, description, amount_minor as "amountMinor", currency,
          decline_code is not null as "isDeclined", booked_at as "freshAt"
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
  if (payment?.status === "SUCCEEDED" || payment?.status === "REFUNDED") {
    const expected = `charge ${payment.reference} of ${moneyText(payment.amountMinor, payment.currency)}`;
    return found === expected ? [] : [{ subject, expected, found }];
  }
  if (!charge || charge.isDeclined) return [];
  const why = payment ? `for a payment that is ${payment.status}` : "without a payment";
  return [{ subject, expected: `no charge ${why}`, found }];
}

function textOf(charge: BankCharge | undefined): string {
  if (!charge) return "no charge";
  const declined = charge.isDeclined ? "declined " : "";
  return `${declined}charge ${charge.reference} of ${moneyText(charge.amountMinor, charge.currency)}`;
}
