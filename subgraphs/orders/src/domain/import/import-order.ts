import { checkInput } from "@souk/kernel/errors/invalid-field";
import type { ImportOutcome, RecordToImport } from "@souk/kernel/imports/import-record";
import { idRule, refused, textRule, timeRule } from "@souk/kernel/imports/import-rules";
import { formatAmount, parseAmount } from "@souk/kernel/values/money";
import { postalAddressRule } from "@souk/kernel/values/postal-address";
import { z } from "zod";
import type { OrderStore } from "../order-store.js";
import { physicalLines, type Order, type OrderStatus } from "../order/order.js";
import { eventTypeOf, mayBecome } from "../order/order-transitions.js";
import type { ImportedOrder, ImportedOrderEvent, ImportedOrderStore } from "./imported-order-store.js";

function amountRule(currency: string) {
  return z.string().transform((amount, context) => {
    const parsed = parseAmount(amount, currency);
    if (parsed.ok && parsed.amountMinor >= 0) return parsed.amountMinor;
    context.addIssue({ code: "custom", message: parsed.ok ? "must not be negative" : parsed.message });
    return z.NEVER;
  });
}

function orderRule(currency: string) {
  return z.object({
    buyerId: idRule,
    status: z.enum(["PAID", "PROCESSING", "COMPLETED", "CANCELLED"]),
    placedAt: timeRule,
    lines: z
      .array(
        z.object({
          productId: idRule,
          kind: z.enum(["PHYSICAL", "COURSE"]),
          sku: textRule(100),
          name: textRule(300),
          quantity: z.int("must be a whole number").min(1, "must be at least 1").max(99_999, "is too large"),
          unitPrice: amountRule(currency),
        }),
      )
      .min(1, "must not be empty")
      .max(200, "must be at most 200 lines"),
    shippingTotal: amountRule(currency).nullish(),
    total: amountRule(currency).nullish(),
    shippingAddress: postalAddressRule.nullish(),
    carrier: textRule(100).nullish(),
  });
}

export interface ImportOrderDependencies {
  readonly store: Pick<OrderStore, "findOrder">;
  readonly importedOrders: ImportedOrderStore;
  readonly currency: string;
}

/**
 * Imports an order that was paid, or cancelled unpaid, in another system. It starts no job: its stock, its mails and
 * its payment are not Souk's. A placed order never changes; a corrected record can only move its status forward.
 */
export function importOrder({ store, importedOrders, currency }: ImportOrderDependencies) {
  const rule = orderRule(currency);
  return async ({ source, externalId, id: orderId, data, dryRun }: RecordToImport): Promise<ImportOutcome> => {
    const checked = checkInput<z.infer<typeof rule>>(rule, data);
    if (!checked.ok) return { kind: "REFUSED", fields: checked.fields };
    const { lines: given, shippingTotal, total, shippingAddress, carrier, ...rest } = checked.value;
    const lines = given.map(({ unitPrice, ...line }) => ({ ...line, unitPrice: { amountMinor: unitPrice, currency } }));
    const subtotalMinor = given.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
    const shippingMinor = shippingTotal ?? (total == null ? 0 : Math.max(0, total - subtotalMinor));
    if (total != null && total !== subtotalMinor + shippingMinor)
      return refused("total", `must be ${formatAmount({ amountMinor: subtotalMinor + shippingMinor, currency })}`);
    const isShipped = physicalLines(lines).length > 0;
    if (isShipped && !shippingAddress) return refused("shippingAddress", "is needed: the order has goods");
    const order: ImportedOrder = {
      ...rest,
      id: orderId,
      source,
      externalId,
      lines,
      subtotalMinor,
      shippingMinor,
      currency,
      shipping: isShipped && shippingAddress ? { address: shippingAddress, carrier: carrier ?? "Canada Post" } : null,
      events: eventsOf(source, externalId, rest.status, rest.placedAt, lines),
    };
    const present = await store.findOrder("id", orderId);
    if (present) return changeOf(present, order, dryRun);
    if (dryRun) return { kind: "CREATED", id: orderId };
    return { kind: "CREATED", id: orderId, number: await importedOrders.insert(order) };
  };

  async function changeOf(present: Order, order: ImportedOrder, dryRun: boolean): Promise<ImportOutcome> {
    const { id: orderId, number } = present;
    if (!isSamePurchase(present, order)) return refused("lines", "differ: a placed order does not change");
    if (present.status === order.status) return { kind: "UNCHANGED", id: orderId, number };
    if (!mayBecome(present.status, order.status))
      return refused("status", `cannot change from ${present.status} to ${order.status}`);
    if (!dryRun && !(await importedOrders.advance(order, present.status)))
      return refused("status", "has changed meanwhile");
    return { kind: "UPDATED", id: orderId, number };
  }
}

function isSamePurchase(present: Order, order: ImportedOrder): boolean {
  const purchase = (lines: Order["lines"]): unknown =>
    lines.map(({ productId, quantity, unitPrice }) => [productId, quantity, unitPrice.amountMinor]);
  return (
    present.buyerId === order.buyerId &&
    present.shippingTotal.amountMinor === order.shippingMinor &&
    JSON.stringify(purchase(present.lines)) === JSON.stringify(purchase(order.lines))
  );
}

const paths: Readonly<Record<ImportedOrder["status"], readonly OrderStatus[]>> = {
  PAID: ["CREATED", "PAID"],
  PROCESSING: ["CREATED", "PAID", "PROCESSING"],
  COMPLETED: ["CREATED", "PAID", "PROCESSING", "COMPLETED"],
  CANCELLED: ["CREATED", "CANCELLED"],
};

/** Returns the events of a Souk order with this status, all at the time when it was placed. */
function eventsOf(
  source: string,
  externalId: string,
  status: ImportedOrder["status"],
  at: Date,
  lines: Order["lines"],
): readonly ImportedOrderEvent[] {
  const detail = `Imported from ${source}: ${externalId}`;
  const statuses = paths[status];
  const moves = statuses.map((to, index) => {
    const from = statuses[index - 1] ?? null;
    return { eventId: to, type: eventTypeOf[to], from, to, at, detail: index === 0 ? detail : null };
  });
  const effect = (type: string) => ({ eventId: type, type, from: null, to: null, at, detail });
  if (status === "CANCELLED") return moves;
  return [
    ...moves,
    ...(physicalLines(lines).length > 0 ? [effect("stockCommitted")] : []),
    ...(lines.some(({ kind }) => kind === "COURSE") ? [effect("enrolled")] : []),
  ];
}
