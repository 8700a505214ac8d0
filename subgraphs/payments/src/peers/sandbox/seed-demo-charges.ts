import { demoOrders } from "@souk/demo/orders";
import type { SandboxLedger } from "./sandbox-ledger.js";

/** Seeds the bank's side of the demo shop's payments. Idempotent. */
export async function seedDemoCharges(ledger: SandboxLedger): Promise<void> {
  const charges = demoOrders.flatMap(({ number, currency, payment }) => {
    if (!payment) return [];
    const { id, amountMinor, declineCode, brand, last4, createdAt } = payment;
    const amount = { amountMinor, currency };
    return [
      {
        idempotencyKey: payment.number,
        reference: id,
        amount,
        description: `Order ${number}`,
        declineCode,
        card: { brand, last4 },
        authorizedUntil: null,
        bookedAt: new Date(createdAt),
      },
    ];
  });
  await ledger.bookCharges(charges);
}
