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
 * The journals of the payments that match, as a table `change`. A row of the journal that kept the status, or that marks
 * a payment as refunded in addition to its refund, is no transaction.
 */
function changesOf(matching: string): string {
  return `(
    select journaled.* from (
      select journal.payment_id as "paymentId", journal.position, journal.written_at as at,
        case when journal.refund_id is null then 'CHARGE' else 'REFUND' end as kind,
        journal.facts ->> 'status' as status, journal.facts ->> 'amountMinor' as "amountMinor",
        lag(journal.facts ->> 'status') over (
          partition by journal.payment_id, journal.refund_id order by journal.position) as before,
        payment.currency, 'PAY-' || payment.number as "paymentNumber", payment.order_id as "orderId",
        payment.buyer_id as "buyerId", payment.provider
      from payments payment join payment_journal journal on journal.payment_id = payment.id
      where ${matching}
    ) journaled
    where journaled.status is distinct from journaled.before and journaled.status <> 'REFUNDED'
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
