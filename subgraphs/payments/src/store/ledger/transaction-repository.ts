import type { Database } from "@souk/kernel/database/database";
import { keysetClauses, type KeysetOrder } from "@souk/kernel/database/keyset-clauses";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { PageRequest } from "@souk/kernel/values/page";
import type { TransactionStore } from "../../domain/ledger/list-transactions.js";
import type { Transaction } from "../../domain/ledger/transaction.js";

interface TransactionRow extends Omit<Transaction, "amount"> {
  readonly amountMinor: string;
  readonly currency: string;
}

const newest: KeysetOrder = {
  keys: [
    { value: `change.at`, type: "timestamptz" },
    { value: `change."paymentId"`, type: "uuid" },
    { value: `change.position`, type: "int" },
  ],
  descending: true,
};

/**
 * The journals of the payments that match, as a table `change`. A row of the journal that kept the status and captured
 * nothing, or that marks a payment as refunded, released or taken in addition to its refund or its last capture, is no
 * transaction.
 */
function changesOf(matching: string): string {
  return `(
    select "paymentId", position, at, kind, status, "amountMinor", currency, "paymentNumber", "orderId", "buyerId", provider
    from (
      select journal.payment_id as "paymentId", journal.position, journal.written_at as at,
        journal.refund_id is not null as is_refund,
        journal.facts ->> 'status' as reached, journal.facts ->> 'amountMinor' as whole_minor,
        lag(journal.facts ->> 'status') over changes as before,
        (journal.facts ->> 'capturedMinor')::bigint - lag((journal.facts ->> 'capturedMinor')::bigint, 1, 0) over changes
          as captured_minor,
        payment.currency, 'PAY-' || payment.number as "paymentNumber", payment.order_id as "orderId",
        payment.buyer_id as "buyerId", payment.provider
      from payments payment join payment_journal journal on journal.payment_id = payment.id
      where ${matching}
      window changes as (partition by journal.payment_id, journal.refund_id order by journal.position)
    ) journaled
    cross join lateral (
      select case when is_refund then 'REFUND' when captured_minor > 0 then 'CAPTURE'
               when reached in ('AUTHORIZED', 'EXPIRED') then 'AUTHORIZATION' else 'CHARGE' end as kind,
             case when captured_minor > 0 or reached = 'AUTHORIZED' then 'SUCCEEDED'
               when reached = 'EXPIRED' then 'FAILED' else reached end as status,
             case when captured_minor > 0 then captured_minor::text else whole_minor end as "amountMinor"
    ) transaction
    where captured_minor > 0 or (reached is distinct from before and reached not in ('REFUNDED', 'VOIDED')
      and (reached <> 'SUCCEEDED' or coalesce(before, '') not in ('AUTHORIZED', 'EXPIRED')))
  ) change`;
}

/** Reads transactions from the journals in PostgreSQL. */
export class TransactionRepository implements TransactionStore {
  constructor(private readonly database: Database) {}

  async transactionsOf(paymentIds: readonly string[]): Promise<readonly Transaction[]> {
    const rows: TransactionRow[] = await this.database.manager.query(
      `select * from ${changesOf(`payment.id = any($1::uuid[])`)} order by "paymentId", position`,
      [paymentIds],
    );
    return rows.map(transactionFrom);
  }

  async pageOfBuyers(buyerIds: readonly string[], page: PageRequest): Promise<readonly Transaction[]> {
    const parameters = new SqlParameters();
    const { start, order } = keysetClauses(newest, page, parameters);
    const rows: TransactionRow[] = await this.database.manager.query(
      `select listed.* from unnest(${parameters.add(buyerIds)}::uuid[]) as buyer(id)
       cross join lateral (
         select change.* from ${changesOf(`payment.buyer_id = buyer.id`)} where ${start} ${order}
       ) listed
       order by listed.at desc, listed."paymentId" desc, listed.position desc`,
      [...parameters.values],
    );
    return rows.map(transactionFrom);
  }

  async countOfBuyers(buyerIds: readonly string[]): Promise<readonly { buyerId: string; count: number }[]> {
    return this.database.manager.query(
      `select "buyerId", count(*)::int as count from ${changesOf(`payment.buyer_id = any($1::uuid[])`)} group by "buyerId"`,
      [buyerIds],
    );
  }
}

function transactionFrom({ amountMinor, currency, ...row }: TransactionRow): Transaction {
  const { paymentId, position, kind, status, paymentNumber, orderId, buyerId, provider, at } = row;
  const amount = { amountMinor: Number(amountMinor), currency };
  return { paymentId, position, kind, status, amount, paymentNumber, orderId, buyerId, provider, at };
}
