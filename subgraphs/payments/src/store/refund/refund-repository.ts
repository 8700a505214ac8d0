import { importedProvider } from "../../domain/import/import-payment.js";
import type { Database } from "@souk/kernel/database/database";
import { integerFrom, violatedConstraint } from "@souk/kernel/database/database-error";
import { enqueue, enqueueAll } from "@souk/kernel/jobs/outbox";
import type { RefundSettlement } from "../../domain/providers/payment-provider.js";
import type { NewRefund, RefundStore } from "../../domain/refund/refund-store.js";
import type { PendingRefund, Refund } from "../../domain/refund/refund.js";

interface RefundRow {
  readonly id: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly status: string;
  readonly amountMinor: string;
  readonly releasedMinor: string;
  readonly endsAuthorization: boolean;
  readonly currency: string;
  readonly reason: string | null;
  readonly idempotencyKey: string;
  readonly provider: string;
  readonly chargeKey: string;
  readonly chargeReference: string;
  readonly providerReference: string | null;
  readonly refusalCode: string | null;
  readonly createdAt: Date;
}

/** The columns of a refund `r`, with those that come from its payment `p`. */
const refundColumns = `
  r.id, r.payment_id as "paymentId", p.order_id as "orderId", r.status, r.amount_minor as "amountMinor", p.currency,
  r.released_minor as "releasedMinor",
  r.released_minor > 0 and p.capture_claimed_minor + p.released_minor = p.amount_minor as "endsAuthorization",
  r.reason, r.idempotency_key as "idempotencyKey", p.provider, p.idempotency_key as "chargeKey",
  p.provider_reference as "chargeReference",
  r.provider_reference as "providerReference", r.refusal_code as "refusalCode", r.created_at as "createdAt"`;
const refundsWithPayment = `select ${refundColumns} from refunds r join payments p on p.id = r.payment_id`;

/** Stores refunds in PostgreSQL. */
export class RefundRepository implements RefundStore {
  constructor(private readonly database: Database) {}

  // Concurrent claims of one payment wait for each other on its row. The row's CHECK is a second protection.
  async claimRefund({
    id,
    orderId,
    amount,
    reason,
    idempotencyKey,
    createdAt,
  }: NewRefund): Promise<PendingRefund | "busy" | null> {
    try {
      const [row]: (RefundRow & { readonly isBusy: boolean | null })[] = await this.database.manager.query(
        `with paid as (
           select id, capture_claimed_minor > captured_minor as is_busy, case when authorized_until is null then 0
             else least($3, amount_minor - capture_claimed_minor - released_minor) end as release_minor
           from payments
           where order_id = $2 and status in ('SUCCEEDED', 'AUTHORIZED', 'EXPIRED') and provider <> $8 and currency = $4
             and refund_claimed_minor + $3 <= amount_minor
             and not exists (select 1 from refunds where idempotency_key = $6)
           for update
         ), p as (
           update payments set refund_claimed_minor = payments.refund_claimed_minor + $3,
             released_minor = payments.released_minor + paid.release_minor
           from paid where payments.id = paid.id and not paid.is_busy returning payments.*, paid.release_minor
         ), r as (
           insert into refunds (id, payment_id, status, amount_minor, released_minor, reason, idempotency_key, created_at)
           select $1, p.id, 'PENDING', $3, p.release_minor, $5, $6, $7 from p returning *
         )
         select ${refundColumns}, (select is_busy from paid) as "isBusy"
         from (values (1)) one left join r on true left join p on p.id = r.payment_id`,
        [id, orderId, amount.amountMinor, amount.currency, reason, idempotencyKey, createdAt, importedProvider],
      );
      if (!row || row.isBusy) return row ? "busy" : null;
      const { isBusy: _isBusy, ...refund } = row;
      return refund.id ? pendingRefundFrom(refund) : null;
    } catch (error) {
      // Two claims with this key came at once; the other one succeeded, and this one is rolled back.
      if (violatedConstraint(error) === "refunds_idempotency_key") return null;
      throw error;
    }
  }

  async findRefundByKey(idempotencyKey: string): Promise<Refund | null> {
    return this.findBy("r.idempotency_key = $1", idempotencyKey);
  }

  async findRefund(id: string): Promise<Refund | null> {
    return this.findBy("r.id = $1", id);
  }

  async recordRefundAnswer(
    id: string,
    answer: RefundSettlement,
    { at, notifiesOrders }: { at: Date; notifiesOrders: boolean },
  ): Promise<Refund> {
    if (notifiesOrders)
      await this.database.transaction(async (manager) => {
        if (await answerPending(manager, id, answer, at))
          await enqueue(manager, "tellOrdersOfRefund", { refundId: id });
      });
    else await answerPending(this.database.manager, id, answer, at);
    const settled = await this.findRefund(id);
    if (!settled) throw new Error(`refund ${id} is gone`);
    return settled;
  }

  async listRefundsOf(paymentIds: readonly string[]): Promise<readonly Refund[]> {
    const rows: RefundRow[] = await this.database.manager.query(
      `${refundsWithPayment} where r.payment_id = any($1) order by r.payment_id, r.created_at, r.id`,
      [paymentIds],
    );
    return rows.map(refundFrom);
  }

  async listPendingRefundIds(limit: number): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.database.manager.query(
      `select id from refunds where status = 'PENDING' order by created_at limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  async enqueueRefunding(refundIds: readonly string[], runAt: Date): Promise<void> {
    const jobs = refundIds.map((refundId) => ({
      task: "settleRefund",
      data: { refundId },
      options: { key: `settleRefund:${refundId}`, runAt },
    }));
    await enqueueAll(this.database.manager, jobs);
  }

  private async findBy(condition: string, value: string): Promise<Refund | null> {
    const [row]: RefundRow[] = await this.database.manager.query(`${refundsWithPayment} where ${condition}`, [value]);
    return row ? refundFrom(row) : null;
  }
}

/** Returns false when the refund is no longer PENDING. */
async function answerPending(
  manager: Database["manager"],
  id: string,
  answer: RefundSettlement,
  at: Date,
): Promise<boolean> {
  const given = answer.kind === "refunded";
  const [rows]: [unknown[], number] = await manager.query(
    `with r as (
       update refunds set status = $2, provider_reference = $3, refusal_code = $4, settled_at = $5
       where id = $1 and status = 'PENDING' returning payment_id, amount_minor, released_minor
     )
     update payments p set ${given ? refundedSql : giveUpClaimSql} from r where p.id = r.payment_id returning p.id`,
    given ? [id, "SUCCEEDED", answer.providerReference, null, at] : [id, "FAILED", null, answer.refusalCode, at],
  );
  return rows.length === 1;
}

const refundedSql = `
  refunded_minor = refunded_minor + r.amount_minor,
  status = case when refunded_minor + r.amount_minor = p.amount_minor
                then case when p.authorized_until is not null and p.captured_minor = 0 then 'VOIDED' else 'REFUNDED' end
                when p.authorized_until is null or p.captured_minor + p.released_minor = p.amount_minor then 'SUCCEEDED'
                else p.status end`;
const giveUpClaimSql = `refund_claimed_minor = refund_claimed_minor - r.amount_minor,
  released_minor = p.released_minor - r.released_minor`;

/** Throws when a row violates the table's checks. */
function refundFrom(row: RefundRow): Refund {
  const { status, providerReference, refusalCode, ...columns } = row;
  const { amountMinor, releasedMinor, currency, ...rest } = columns;
  const money = (minor: string) => ({ amountMinor: integerFrom(minor), currency });
  const facts = { ...rest, amount: money(amountMinor), released: money(releasedMinor) };
  if (status === "PENDING") return { ...facts, status };
  if (status === "SUCCEEDED" && providerReference !== null) return { ...facts, status, providerReference };
  if (status === "FAILED" && refusalCode !== null) return { ...facts, status, refusalCode };
  throw new Error(`refund ${row.id} is ${status} and lacks what such a refund has`);
}

function pendingRefundFrom(row: RefundRow): PendingRefund {
  const refund = refundFrom(row);
  if (refund.status !== "PENDING") throw new Error(`refund ${row.id} is ${row.status} from the start`);
  return refund;
}
