import { demoOrders } from "@souk/demo/orders";
import type { Database } from "@souk/kernel/database/database";
import { seedOnce } from "@souk/kernel/database/seed-once";
import type { EntityManager } from "typeorm";
import { PaymentEntity } from "./charge/payment-entity.js";

/** Seeds the payments of the demo shop's orders; later payments continue with the next number. */
export async function seedDemoPayments(database: Database): Promise<void> {
  await seedOnce(database, "demo", async (manager: EntityManager) => {
    const rows = demoOrders.flatMap(paymentRows);
    await manager.insert(PaymentEntity, rows);
    await manager.query(`select setval('payment_numbers', $1)`, [Math.max(...rows.map(({ number }) => number))]);
  });
}

function paymentRows({ id, number, customerId, currency, payment }: (typeof demoOrders)[number]) {
  if (!payment) return [];
  const { brand, last4, amountMinor, status, declineCode } = payment;
  const at = new Date(payment.createdAt);
  return [
    {
      id: payment.id,
      number: Number(payment.number.replace("PAY-", "")),
      orderId: id,
      orderNumber: number,
      buyerId: customerId,
      status,
      amountMinor,
      currency,
      declineCode,
      brand,
      last4,
      provider: "sandbox",
      idempotencyKey: payment.number,
      cardToken: null,
      actionSince: null,
      providerOrderId: null,
      providerReference: status === "SUCCEEDED" ? payment.id : null,
      createdAt: at,
      settledAt: at,
    },
  ];
}
