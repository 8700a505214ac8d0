import { z } from "zod";
import type { OrderBodyFragment, PaidOrderFragment } from "../generated/operations.js";
import { amount, currencyCode, lower, named, number, time } from "./fields.js";

const orderStatus = z.enum(["created", "paid", "processing", "completed", "cancelled", "refunded"]);
const paymentStatus = z.enum(["pending", "success", "failed", "refunded"]);

export const orderBody = named(
  "Order",
  z.object({
    order_id: z.string().describe('The number, such as "ORD-101".'),
    id: z.string(),
    status: orderStatus,
    items: z.array(
      named(
        "OrderItem",
        z.object({
          product_id: z.string().nullable(),
          sku: z.string(),
          name: z.string(),
          quantity: z.int(),
          price: amount.describe("The price of one unit."),
          line_total: amount,
        }),
      ),
    ),
    subtotal: amount,
    shipping_total: amount,
    total: amount,
    currency: currencyCode,
    created_at: time,
  }),
);

export function toOrder(order: OrderBodyFragment): z.input<typeof orderBody> {
  return {
    order_id: order.number,
    id: order.id,
    status: lower(order.status),
    items: order.lines.map(({ product, sku, name, quantity, unitPrice, lineTotal }) => ({
      product_id: product?.id ?? null,
      sku,
      name,
      quantity,
      price: number(unitPrice.amount),
      line_total: number(lineTotal.amount),
    })),
    subtotal: number(order.subtotal.amount),
    shipping_total: number(order.shippingTotal.amount),
    total: number(order.total.amount),
    currency: order.total.currency,
    created_at: order.placedAt,
  };
}

export const paymentBody = named(
  "Payment",
  z.object({
    payment_id: z.string().nullable().describe('The number, such as "PAY-555"; null while payments does not answer.'),
    order_id: z.string(),
    status: paymentStatus,
    amount,
    currency: currencyCode,
    timestamp: time.nullable(),
  }),
);

/** The newest payment of an order that `payOrder` has paid. */
export function toPayment({ number: orderNumber, total, payments }: PaidOrderFragment): z.input<typeof paymentBody> {
  const payment = payments?.at(-1);
  return {
    payment_id: payment?.number ?? null,
    order_id: orderNumber,
    status: payment ? paymentStatuses[payment.status] : "success",
    amount: number((payment?.amount ?? total).amount),
    currency: total.currency,
    timestamp: payment?.createdAt ?? null,
  };
}

/** Authorized money pays an order like money that is taken; released money is refunded. */
const paymentStatuses = {
  PENDING: "pending",
  AUTHORIZED: "success",
  SUCCEEDED: "success",
  FAILED: "failed",
  EXPIRED: "failed",
  REFUNDED: "refunded",
  VOIDED: "refunded",
} as const;
