import type { Database } from "@souk/kernel/database/database";
import { enqueue, enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { ChargeSettlement } from "../../domain/providers/payment-provider.js";
import type { NewPayment, PaymentStore } from "../../domain/charge/payment-store.js";
import type { Payment, PendingPayment } from "../../domain/charge/payment.js";
import { PaymentEntity } from "./payment-entity.js";
import { paymentFromEntity, pendingPaymentFrom } from "./payment-from-entity.js";

/** The columns of a payment, named like the properties of its entity. */
const paymentColumns = `
  id, number, order_id as "orderId", order_number as "orderNumber", buyer_id as "buyerId", status,
  amount_minor as "amountMinor", refunded_minor as "refundedMinor", is_captured_later as "isCapturedLater",
  authorized_until as "authorizedUntil", captured_minor as "capturedMinor", released_minor as "releasedMinor", currency, provider, idempotency_key as "idempotencyKey", card_token as "cardToken",
  action_since as "actionSince",
  provider_reference as "providerReference", decline_code as "declineCode", brand, last4,
  created_at as "createdAt", settled_at as "settledAt"`;

/** Stores payments in PostgreSQL. */
export class PaymentRepository implements PaymentStore {
  constructor(private readonly database: Database) {}

  async insertPayment(payment: NewPayment): Promise<PendingPayment | null> {
    const { id, orderId, orderNumber, buyerId, amount, provider, idempotencyKey, cardToken, createdAt } = payment;
    const order = [id, orderId, orderNumber, buyerId, amount.amountMinor, amount.currency];
    const attempt = [provider, idempotencyKey, cardToken, createdAt, payment.isCapturedLater];
    const [row]: PaymentEntity[] = await this.database.manager.query(
      `insert into payments (id, order_id, order_number, buyer_id, status, amount_minor, currency, provider,
                             idempotency_key, card_token, created_at, is_captured_later)
       values ($1, $2, $3, $4, 'PENDING', $5, $6, $7, $8, $9, $10, $11)
       on conflict do nothing returning ${paymentColumns}`,
      [...order, ...attempt],
    );
    return row ? pendingPaymentFrom(row) : null;
  }

  async changeBuyer(orderIds: readonly string[], buyerId: string): Promise<void> {
    await this.database.manager.query(`update payments set buyer_id = $2 where order_id = any($1) and buyer_id <> $2`, [
      orderIds,
      buyerId,
    ]);
  }

  async closeOrder(orderId: string, at: Date): Promise<Payment | null> {
    const [row]: { paymentId: string | null }[] = await this.database.manager.query(
      `select close_order($1, $2) as "paymentId"`,
      [orderId, at],
    );
    return row?.paymentId ? this.findPayment(row.paymentId) : null;
  }

  async isClosed(orderId: string): Promise<boolean> {
    const sql = `select exists (select from closed_orders where order_id = $1) as closed`;
    const [row]: { closed: boolean }[] = await this.database.manager.query(sql, [orderId]);
    return row?.closed ?? false;
  }

  async findEarlierPayment({
    idempotencyKey,
    orderId,
  }: Pick<Payment, "idempotencyKey" | "orderId">): Promise<Payment | null> {
    const [row]: PaymentEntity[] = await this.database.manager.query(
      `select ${paymentColumns} from payments where idempotency_key = $1 or (order_id = $2 and status <> 'FAILED')
       order by idempotency_key = $1 desc limit 1`,
      [idempotencyKey, orderId],
    );
    return row ? paymentFromEntity(row) : null;
  }

  async findOrderPayment(orderId: string): Promise<Payment | null> {
    const [row]: PaymentEntity[] = await this.database.manager.query(
      `select ${paymentColumns} from payments where order_id = $1
       order by status = 'FAILED', created_at desc, number desc limit 1`,
      [orderId],
    );
    return row ? paymentFromEntity(row) : null;
  }

  async findPaymentByKey(idempotencyKey: string): Promise<Payment | null> {
    const row = await this.database.manager.findOneBy(PaymentEntity, { idempotencyKey });
    return row && paymentFromEntity(row);
  }

  async findPaymentByProviderOrder(provider: string, providerOrderId: string): Promise<Payment | null> {
    const row = await this.database.manager.findOneBy(PaymentEntity, { provider, providerOrderId });
    return row && paymentFromEntity(row);
  }

  async findPayment(id: string): Promise<Payment | null> {
    const row = await this.database.manager.findOneBy(PaymentEntity, { id });
    return row && paymentFromEntity(row);
  }

  async recordAnswer(
    id: string,
    answer: ChargeSettlement,
    { at, notifiesOrders }: { at: Date; notifiesOrders: boolean },
  ): Promise<Payment> {
    const recorded = notifiesOrders
      ? await this.database.transaction(async (manager) => {
          const payment = await this.answerPending(manager, id, answer, at);
          if (payment) await enqueue(manager, "tellOrders", { paymentId: id });
          return payment;
        })
      : await this.answerPending(this.database.manager, id, answer, at);
    if (recorded) return recorded;
    // A concurrent call has asked the provider too, and was faster.
    const settled = await this.findPayment(id);
    if (!settled) throw new Error(`payment ${id} is gone`);
    return settled;
  }

  async recordAction(
    id: string,
    { at, providerOrderId }: { readonly at: Date; readonly providerOrderId: string | null },
  ): Promise<void> {
    await this.database.manager.query(
      `update payments set action_since = coalesce(action_since, $2), provider_order_id = $3
       where id = $1 and status = 'PENDING'`,
      [id, at, providerOrderId],
    );
  }

  /** Returns null when the payment is no longer PENDING. */
  private async answerPending(
    manager: EntityManager,
    id: string,
    answer: ChargeSettlement,
    at: Date,
  ): Promise<Payment | null> {
    const [rows]: [PaymentEntity[], number] = await manager.query(
      `update payments set status = $2, provider_reference = $3, decline_code = $4, brand = $5, last4 = $6,
                           settled_at = $7, card_token = null, authorized_until = $8, captures_in_parts = $9
       where id = $1 and status = 'PENDING' returning ${paymentColumns}`,
      [id, ...answerColumns(answer), at, ...authorizationColumns(answer)],
    );
    const [row] = rows;
    return row ? paymentFromEntity(row) : null;
  }

  async listPaymentsOf(orderIds: readonly string[]): Promise<readonly Payment[]> {
    const rows: PaymentEntity[] = await this.database.manager.query(
      `select ${paymentColumns} from payments where order_id = any($1) order by order_id, created_at, number`,
      [orderIds],
    );
    return rows.map(paymentFromEntity);
  }

  async listPendingPaymentIds(limit: number): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.database.manager.query(
      `select id from payments where status = 'PENDING' order by created_at limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  async enqueueSettling(paymentIds: readonly string[], runAt: Date): Promise<void> {
    const jobs = paymentIds.map((paymentId) => ({
      task: "settlePayment",
      data: { paymentId },
      options: { key: `settlePayment:${paymentId}`, runAt },
    }));
    await enqueueAll(this.database.manager, jobs);
  }
}

/** Values for the columns status, provider_reference, decline_code, brand and last4. */
function answerColumns(answer: ChargeSettlement): (string | null)[] {
  const card = [answer.card?.brand ?? null, answer.card?.last4 ?? null];
  if (answer.kind === "declined") return ["FAILED", null, answer.declineCode, ...card];
  return [answer.kind === "succeeded" ? "SUCCEEDED" : "AUTHORIZED", answer.providerReference, null, ...card];
}

/** Values for the columns authorized_until and captures_in_parts. */
function authorizationColumns(answer: ChargeSettlement): readonly [Date | null, boolean] {
  return answer.kind === "authorized" ? [answer.endsAt, answer.capturesInParts] : [null, false];
}
