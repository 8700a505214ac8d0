import { somebody, type PlantedDifference } from "./planted-difference.js";

/** Differences in the databases of payments and of the payment provider. */
export const paymentsDifferences: readonly PlantedDifference[] = [
  {
    name: "a payment whose reference was changed by SQL",
    in: "payments",
    sql: ({ ofOrder }) => [
      `update payments set idempotency_key = 'x' || idempotency_key, provider = 'x' || provider ${ofOrder("declined")}`,
      `update payments set idempotency_key = substr(idempotency_key, 2), provider = substr(provider, 2) ${ofOrder("declined")}`,
    ],
    line: "payment-chains: payment PAY of order NUMBER(declined): expected a payment as its journal has it; found another status, amount or reference",
  },
  {
    name: "a changed journal of a payment",
    in: "payments",
    sql: ({ id, ofOrder }) => [
      `update payment_journal set facts = facts || '{"amountMinor": 1}' where position = 1 and payment_id = (select id from payments ${ofOrder("declined")})`,
      `update payment_journal journal set facts = facts || jsonb_build_object('amountMinor', payment.amount_minor) from payments payment
         where payment.id = journal.payment_id and journal.position = 1 and payment.order_id = ${id("declined")}`,
    ],
    line: "payment-chains: payment PAY of order NUMBER(declined): expected a journal as the shop wrote it; found change 1 of LENGTH changed, moved or replaced",
  },
  {
    name: "a refund whose reference was changed by SQL",
    in: "payments",
    sql: ({ ofOrder }) => [
      `update refunds set provider_reference = 'x' || provider_reference where payment_id = (select id from payments ${ofOrder("partly")})`,
      `update refunds set provider_reference = substr(provider_reference, 2) where payment_id = (select id from payments ${ofOrder("partly")})`,
    ],
    line: "payment-chains: payment PAY of order NUMBER(partly): expected refunds as its journal has them; found 1 that are not",
  },
  {
    name: "a payment with another buyer",
    in: "payments",
    sql: ({ ofOrder, buyer }) => [
      `update payments set buyer_id = ${somebody} ${ofOrder("paid")}`,
      `update payments set buyer_id = ${buyer("paid")} ${ofOrder("paid")}`,
    ],
    line: "order-money: order NUMBER(paid): expected PAY to be a payment of user USER; found a payment of user OTHER",
  },
  {
    name: "a claimed amount above the sum of the refunds",
    in: "payments",
    sql: ({ ofOrder }) => [
      `update payments set refund_claimed_minor = refund_claimed_minor + 1 ${ofOrder("completed")}`,
      `update payments set refund_claimed_minor = refund_claimed_minor - 1 ${ofOrder("completed")}`,
    ],
    line: "order-money: order NUMBER(completed): expected refunds of PAY to claim 0.00 CAD; found 0.01 CAD claimed",
  },
  {
    name: "a charge with another amount",
    in: "sandbox",
    sql: ({ atBank }) => [
      `update charges set amount_minor = amount_minor + 1 ${atBank("completed")}`,
      `update charges set amount_minor = amount_minor - 1 ${atBank("completed")}`,
    ],
    line: "provider-charges: payment PAY of order NUMBER(completed): expected charge REF of 20.49 CAD; found charge REF of 20.50 CAD",
  },
  {
    name: "a charge without a payment",
    in: "sandbox",
    sql: () => [
      `insert into charges (idempotency_key, reference, amount_minor, currency, description, brand, last4, booked_at)
         values ('planted', 'charge_planted', 100, 'CAD', 'Order ORD-0', 'Visa', '4242', now() - interval '1 day')`,
      `delete from charges where idempotency_key = 'planted'`,
    ],
    line: "provider-charges: charge REF (Order ORD-0): expected no charge without a payment; found charge REF of 1.00 CAD",
  },
  {
    name: "a refund with a smaller amount at the provider",
    in: "sandbox",
    sql: () => [
      `update refunds set amount_minor = amount_minor - 1 where amount_minor = 1250`,
      `update refunds set amount_minor = amount_minor + 1 where amount_minor = 1249`,
    ],
    line: "provider-refunds: refund of PAY, order NUMBER(partly): expected 12.50 CAD of charge REF; found 12.49 CAD of charge REF",
  },
];
