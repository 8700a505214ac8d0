import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { paymentsDatabase } from "./database-definition.js";

const written = `
  select journal.position, facts ->> 'status' as status, facts ->> 'reference' as reference,
    hash = journal_hash(lag(hash) over chain, payment_id, position, refund_id, facts, written_at) as "isIntact"
  from payment_journal journal window chain as (partition by payment_id order by position) order by position`;

test("each change of a fact of a payment or a refund adds a row, and other changes add none", async () => {
  await using opened = await openTestDatabase("payments", paymentsDatabase);
  const { manager } = opened.database;
  await manager.query(
    `with payment as (
       insert into payments (id, order_id, order_number, buyer_id, status, amount_minor, currency, provider, idempotency_key,
         provider_reference, brand, last4, created_at, settled_at, refund_claimed_minor)
       values (gen_random_uuid(), gen_random_uuid(), 'ORD-1', gen_random_uuid(), 'SUCCEEDED', 1000, 'CAD', 'sandbox', 'k',
         'charge_1', 'Visa', '4242', now(), now(), 400)
       returning id
     )
     insert into refunds (id, payment_id, status, amount_minor, idempotency_key, created_at)
     select gen_random_uuid(), id, 'PENDING', 400, 'r', now() from payment`,
  );
  await manager.query(`update refunds set status = 'SUCCEEDED', provider_reference = 'refund_1', settled_at = now()`);
  await manager.query(`update payments set refunded_minor = 400, buyer_id = gen_random_uuid()`);
  expect(await manager.query(written)).toEqual([
    { position: 1, status: "SUCCEEDED", reference: "charge_1", isIntact: true },
    { position: 2, status: "PENDING", reference: null, isIntact: true },
    { position: 3, status: "SUCCEEDED", reference: "refund_1", isIntact: true },
  ]);
});
