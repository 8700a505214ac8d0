import { z } from "zod";
import { defineEvent } from "./event-definition.js";
import { exampleIds, id, money } from "./event-fields.js";

const quantity = z.int().min(1);

const order = z.object({
  orderId: id,
  orderNumber: z.string().describe("The number that people see."),
  buyerId: id.describe("The user, or the guest's id."),
  isGuest: z.boolean().describe("Whether the order was placed without an account."),
  subtotal: money,
  shipping: money,
  total: money,
  lines: z.array(
    z.object({
      productId: id,
      sku: z.string(),
      name: z.string(),
      kind: z.enum(["PHYSICAL", "COURSE"]),
      quantity,
      unitPrice: money,
    }),
  ),
});

const cad = (amountMinor: number): { amountMinor: number; currency: string } => ({ amountMinor, currency: "CAD" });

const orderExample: z.output<typeof order> = {
  orderId: exampleIds.order,
  orderNumber: "ORD-101",
  buyerId: exampleIds.user,
  isGuest: false,
  subtotal: cad(9800),
  shipping: cad(799),
  total: cad(10_599),
  lines: [
    {
      productId: exampleIds.product,
      sku: "LAMP-1",
      name: "Lamp",
      kind: "PHYSICAL",
      quantity: 2,
      unitPrice: cad(4900),
    },
  ],
};

const ofOrders = { producer: "orders", version: 1, key: "orderId" } as const;

export const orderEvents = {
  "order.placed": defineEvent({
    ...ofOrders,
    description: "A checkout created an order. It is not paid yet, and may never be.",
    data: order,
    example: orderExample,
  }),
  "order.paid": defineEvent({
    ...ofOrders,
    description: "The payment of an order succeeded. Its shipment and its enrollments follow.",
    data: order,
    example: orderExample,
  }),
  "order.cancelled": defineEvent({
    ...ofOrders,
    description:
      "An order was cancelled: by its buyer, by the shop, because nobody paid it in time, or because another order of the same cart replaced it. A refund of a paid order has its own event.",
    data: order.extend({
      wasPaid: z.boolean(),
      supersededBy: id.nullable().describe("The order of the same cart that replaced this one; null otherwise."),
    }),
    example: { ...orderExample, wasPaid: false, supersededBy: null },
  }),
  "order.completed": defineEvent({
    ...ofOrders,
    description: "Every product of an order arrived, and every course of it is open.",
    data: order,
    example: orderExample,
  }),
  "order.refunded": defineEvent({
    ...ofOrders,
    description: "The provider returned money of an order, in whole or in part. One event for each refund.",
    data: z.object({
      orderId: id,
      orderNumber: z.string(),
      buyerId: id,
      refundId: id,
      amount: money.describe("The money of this refund."),
      refundedTotal: money.describe("The money of all refunds of the order, with this one."),
      total: money.describe("The total of the order."),
      lines: z
        .array(z.object({ productId: id, quantity }))
        .describe("The units that this refund is for; empty for a refund of an amount."),
    }),
    example: {
      orderId: exampleIds.order,
      orderNumber: "ORD-101",
      buyerId: exampleIds.user,
      refundId: exampleIds.refund,
      amount: cad(4900),
      refundedTotal: cad(4900),
      total: cad(10_599),
      lines: [{ productId: exampleIds.product, quantity: 1 }],
    },
  }),
  "payment.failed": defineEvent({
    producer: "payments",
    version: 1,
    key: "orderId",
    description: "A payment of an order failed. The order stays open for another payment.",
    data: z.object({
      orderId: id,
      orderNumber: z.string(),
      buyerId: id,
      paymentId: id,
      amount: money,
      provider: z.string(),
      declineCode: z.string().describe("The reason, such as `card_declined`. Contains no card data."),
    }),
    example: {
      orderId: exampleIds.order,
      orderNumber: "ORD-101",
      buyerId: exampleIds.user,
      paymentId: exampleIds.payment,
      amount: cad(10_599),
      provider: "sandbox",
      declineCode: "card_declined",
    },
  }),
} as const;
