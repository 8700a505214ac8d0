import { auditJobs } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { toDecimalMoney } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import type { ChangeOrigin } from "../idempotency/attempt.js";
import type { OrderDeps } from "../order-deps.js";
import type { Actor } from "../order/actor.js";
import { mayBecome } from "../order/order-transitions.js";
import type { Order } from "../order/order.js";
import { tryNow } from "../with-fallback.js";
import { planRefund, type RefundLine, type RefundPlan } from "./plan-refund.js";
import { refundJob } from "./refund-jobs.js";
import { settleRefund } from "./settle-refund.js";
import { orderEventNotes } from "../order/order-event-notes.js";

export interface RefundOrderInput {
  readonly orderId: string;
  /** All remaining units when absent. */
  readonly lines?: readonly RefundLine[] | null;
  readonly reason?: string | null;
}

export type RefundOrderOutcome =
  /** The order's `refunds` show whether the refund is done; if not, the outbox completes it. */
  | { readonly kind: "refunding"; readonly order: Order }
  | { readonly kind: "refused"; readonly order: Order; readonly plan: Exclude<RefundPlan, { kind: "planned" }> }
  | { readonly kind: "notRefundable"; readonly order: Order }
  | { readonly kind: "notFound"; readonly orderId: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

const refundRule = z.object({
  lines: z
    .array(
      z.object({ productId: z.string(), quantity: z.int().min(1, "must be at least 1").max(99_999, "is too large") }),
    )
    .min(1, "must not be empty")
    .max(200, "must be at most 200 lines")
    .nullish(),
  reason: z.string().trim().max(200, "must be at most 200 characters").nullish(),
});

/** Refunds all or a part of the paid amount, never more. */
export function refundOrder(deps: OrderDeps) {
  const { store, clock, newId, crashPoint } = deps;
  const settle = settleRefund(deps);
  return async (
    { orderId, ...input }: RefundOrderInput,
    actor: Actor,
    { action = null, attempt = null }: ChangeOrigin = {},
  ): Promise<RefundOrderOutcome> => {
    const checked = checkInput(refundRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { lines, reason } = checked.value;
    const found = isUuid(orderId) ? await store.findOrder("id", orderId) : null;
    if (!found) return { kind: "notFound", orderId };
    const refundId = newId();
    const given = reason || orderEventNotes.BY_SHOP;
    const requested = await store.requestRefund({
      refundId,
      orderId,
      actor,
      at: clock.now(),
      reason: given,
      attempt,
      plan: (order) => (mayBecome(order.status, "REFUNDED") ? planRefund(order, lines ?? null) : "notRefundable"),
      jobs: ({ lines: refunded, amount }) => {
        const refund = { id: refundId, amount: toDecimalMoney(amount), lines: refunded, reason: given };
        const change = { before: { refund: null }, after: { refund } };
        return [refundJob(refundId), ...auditJobs(action, { targetType: "Order", targetId: orderId, ...change })];
      },
    });
    if (requested.kind === "notRefundable") return { kind: "notRefundable", order: requested.order };
    if (requested.kind === "refused") return { kind: "refused", order: requested.order, plan: requested.plan };
    crashPoint("refund.requested");
    let order = requested.order;
    await tryNow(async () => {
      order = (await settle(refundId)) ?? order;
    }).catch(() => undefined);
    return { kind: "refunding", order };
  };
}
