import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";

export interface PaymentChain extends Row {
  /** Null when the payment does not exist. */
  readonly number: string | null;
  readonly orderNumber: string | null;
  /** The number of rows according to the journal's head. */
  readonly length: number;
  /** The number of rows in the journal. */
  readonly written: number;
  /** The first row whose hash does not match its content and the previous row; null when all match. */
  readonly brokenAt: number | null;
  /** Whether the journal's head names the last row. */
  readonly isHead: boolean;
  /** Whether the payment matches its last row in the journal. */
  readonly isCurrent: boolean;
  /** The number of refunds that differ from their last row, have none, or are deleted. */
  readonly otherRefunds: number;
}

/** Payments and refunds match what the shop last wrote, and their journal has each change. */
export const paymentChains: Check<{ chain: PaymentChain }> = {
  name: "payment-chains",
  compares: "payments and refunds with the journal of their changes",
  of: "payments",
  advice: "Compare with the provider, and restore the payment, its refunds and its journal from a backup.",
  sources: {
    chain: {
      database: "payments",
      sql: `
        with linked as (
          select payment_id, position, refund_id, facts, hash,
            position <> row_number() over chain
              or hash <> journal_hash(lag(hash) over chain, payment_id, position, refund_id, facts, written_at) as is_broken,
            lead(position) over chain is null as is_last,
            lead(position) over (partition by payment_id, refund_id order by position) is null as is_current
          from payment_journal window chain as (partition by payment_id order by position)
        ),
        journal as (
          select payment_id, count(*) as written, min(position) filter (where is_broken) as broken_at,
            max(encode(hash, 'hex')) filter (where is_last) as last,
            max(facts::text) filter (where is_current and refund_id is null) as facts
          from linked group by payment_id
        ),
        other as (
          select payment_id, count(*) as refunds from (
            select coalesce(refund.payment_id, entry.payment_id) as payment_id
            from refunds refund
            full join (select * from linked where is_current and refund_id is not null) entry on entry.refund_id = refund.id
            where entry.facts is distinct from case when refund.id is not null then refund_facts(refund) end
          ) differing group by payment_id
        )
        select id::text as key, 'PAY-' || payment.number as number, payment.order_number as "orderNumber",
          coalesce(chain.length, 0) as length, coalesce(journal.written, 0) as written, journal.broken_at as "brokenAt",
          coalesce(journal.last = encode(chain.head, 'hex'), journal.last is null and chain.head is null) as "isHead",
          payment.id is not null and journal.facts is not distinct from payment_facts(payment)::text as "isCurrent",
          coalesce(other.refunds, 0) as "otherRefunds"
        from payments payment
        full join (select payment_id as id, journal.* from journal) journal using (id)
        full join (select payment_id as id, chain.* from payment_chains chain) chain using (id)
        left join other on other.payment_id = id`,
    },
  },
  compare: ({ chain }) => (chain ? comparePayment(chain) : []),
};

/** Returns at most one finding per payment, because a deleted row breaks the rest of its journal too. */
export function comparePayment(chain: PaymentChain): Finding[] {
  const { key, number, orderNumber, length, written, brokenAt, isHead, isCurrent, otherRefunds } = chain;
  const subject = number === null ? `payment ${key}` : `payment ${number} of order ${orderNumber}`;
  if (number === null) return [{ subject, expected: "the payment that the journal has", found: "none" }];
  if (written !== length)
    return [{ subject, expected: `${length} changes in its journal, as they were counted`, found: `${written}` }];
  if (brokenAt !== null) {
    const found = `change ${brokenAt} of ${length} changed, moved or replaced`;
    return [{ subject, expected: "a journal as the shop wrote it", found }];
  }
  if (!isHead) return [{ subject, expected: "the last change that the shop wrote", found: "another last change" }];
  if (!isCurrent)
    return [{ subject, expected: "a payment as its journal has it", found: "another status, amount or reference" }];
  if (otherRefunds === 0) return [];
  return [{ subject, expected: "refunds as its journal has them", found: `${otherRefunds} that are not` }];
}
