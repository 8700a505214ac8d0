import { integerFrom } from "@souk/kernel/database/database-error";
import type { Payment, PendingPayment } from "../../domain/charge/payment.js";
import type { PaymentEntity } from "./payment-entity.js";

/** Throws when a row violates the table's checks. */
export function paymentFromEntity(row: PaymentEntity): Payment {
  const facts = factsFrom(row);
  const card = row.brand === null || row.last4 === null ? null : { brand: row.brand, last4: row.last4 };
  const { status, cardToken, actionSince, providerReference, declineCode } = row;
  if (status === "PENDING") return { ...facts, status, cardToken, actionSince };
  if (status === "FAILED" && declineCode !== null) return { ...facts, status, declineCode, card };
  if ((status === "SUCCEEDED" || status === "REFUNDED") && providerReference !== null)
    return { ...facts, status, providerReference, card };
  throw new Error(`payment ${row.id} is ${status} and lacks what such a payment has`);
}

export function pendingPaymentFrom(row: PaymentEntity): PendingPayment {
  const payment = paymentFromEntity(row);
  if (payment.status !== "PENDING") throw new Error(`payment ${row.id} is ${row.status} from the start`);
  return payment;
}

function factsFrom(row: PaymentEntity) {
  return {
    id: row.id,
    number: `PAY-${row.number}`,
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    buyerId: row.buyerId,
    amount: { amountMinor: integerFrom(row.amountMinor), currency: row.currency },
    refunded: { amountMinor: integerFrom(row.refundedMinor), currency: row.currency },
    provider: row.provider,
    idempotencyKey: row.idempotencyKey,
    createdAt: row.createdAt,
  };
}
