import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { waitingEvents } from "@souk/kernel/testing/events/waiting-events";
import { paymentsDatabase } from "./database-definition.js";

test("a payment that fails has an event without card data, and one that succeeds has none", async () => {
  await using opened = await openTestDatabase("payments", paymentsDatabase);
  const { manager } = opened.database;
  const pay = async (settled: string): Promise<string> => {
    const id = randomUUID();
    await manager.query(
      `insert into payments (id, order_id, order_number, buyer_id, status, amount_minor, currency, provider, idempotency_key,
         card_token, created_at)
       values ($1, gen_random_uuid(), 'ORD-1', gen_random_uuid(), 'PENDING', 10599, 'CAD', 'sandbox', $2, 'tok_secret', now())`,
      [id, randomUUID()],
    );
    await manager.query(`update payments set card_token = null, settled_at = now(), ${settled} where id = $1`, [id]);
    return id;
  };
  const failed = await pay(`status = 'FAILED', decline_code = 'card_declined', brand = 'visa', last4 = '4242'`);
  await pay(`status = 'SUCCEEDED', provider_reference = 'ch_1', brand = 'visa', last4 = '4242'`);
  const events = await waitingEvents(manager);
  expect(events.map(({ name, data }) => ({ name, ...data }))).toMatchObject([
    { name: "payment.failed", paymentId: failed, declineCode: "card_declined", amount: { amountMinor: 10_599 } },
  ]);
  expect(JSON.stringify(events)).not.toMatch(/"4242"|tok_/);
});
