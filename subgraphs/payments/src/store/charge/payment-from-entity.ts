import { integerFrom } from "@souk/kernel/database/database-error";
import type { Authorization, Payment, PendingPayment } from "../../domain/charge/payment.js";
import type { PaymentEntity } from "./payment-entity.js";

/** Throws when a row violates the table's checks. */
export function paymentFromEntity(row: PaymentEntity): Payment {
  const facts = factsFrom(row);
  const card = row.brand === null || row.last4 === null ? null : { brand: row.brand, last4: row.last4 };
  const { status, cardToken, actionSince, isCapturedLater, providerReference, declineCode } = row;
  if (status === "PENDING") return { ...facts, status, cardToken, actionSince, isCapturedLater };
  if (status === "FAILED" && declineCode !== null) return { ...facts, status, declineCode, card };
  if (isTaken(status) && providerReference !== null) return { ...facts, status, providerReference, card };
  throw new Error(`payment ${row.id} is ${status} and lacks what such a payment has`);
}

export function pendingPaymentFrom(row: PaymentEntity): PendingPayment {
  const payment = paymentFromEntity(row);
  if (payment.status !== "PENDING") throw new Error(`payment ${row.id} is ${row.status} from the start`);
  return payment;
}

const takenStatuses = ["AUTHORIZED", "EXPIRED", "SUCCEEDED", "REFUNDED", "VOIDED"] as const;

function isTaken(status: string): status is (typeof takenStatuses)[number] {
  return takenStatuses.some((known) => known === status);
}

function authorizationFrom({ authorizedUntil: endsAt, ...row }: PaymentEntity): Authorization | null {
  if (endsAt === null) return null;
  const money = (minor: string | number) => ({ amountMinor: integerFrom(minor), currency: row.currency });
  return { endsAt, captured: money(row.capturedMinor), released: money(row.releasedMinor) };
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
    authorization: authorizationFrom(row),
    createdAt: row.createdAt,
  };
}
