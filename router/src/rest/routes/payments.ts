import { z } from "zod";
import {
  RestAddPaymentMethodDocument,
  RestOrderReferenceDocument,
  RestOrderToPayDocument,
  RestPaymentMethodsDocument,
  RestPayOrderDocument,
  RestRemovePaymentMethodDocument,
  RestSetDefaultPaymentMethodDocument,
  type PaymentMethodBodyFragment,
} from "../generated/operations.js";
import { cardBody, toCardInput } from "../bodies/card.js";
import { id, named, number, pathId, price, time } from "../bodies/fields.js";
import { paymentBody, toPayment } from "../bodies/order.js";
import { restProblem } from "../problem.js";
import { restRoute, type RestInput, type RestRoute } from "../rest-route.js";
import { orderReference } from "./references.js";
import { paymentFieldNames, paymentFields, paymentInput } from "./orders.js";

const common = { tag: "Payments", access: "token" } as const;

const paymentMethod = named(
  "PaymentMethod",
  z.object({
    id: z.string(),
    payment_type: z.literal("Card"),
    brand: z.string(),
    last4: z.string(),
    expiry_month: z.int(),
    expiry_year: z.int(),
    is_default: z.boolean().describe("Pays when a request names no payment method."),
    created_at: time,
  }),
);

function toPaymentMethod(method: PaymentMethodBodyFragment): z.input<typeof paymentMethod> {
  const { id: methodId, brand, last4, expiryMonth, expiryYear, isDefault, createdAt } = method;
  return {
    id: methodId,
    payment_type: "Card",
    brand,
    last4,
    expiry_month: expiryMonth,
    expiry_year: expiryYear,
    is_default: isDefault,
    created_at: createdAt,
  };
}

const paidOrder = named(
  "OrderPayment",
  z.object({
    order_id: id,
    amount: price.optional().describe("Must be the amount due."),
    ...paymentFields,
  }),
);
const processed = named(
  "ProcessedPayment",
  z.object({
    order_id: id,
    amount: price.describe("Must be the amount due."),
    ...paymentFields,
  }),
);

const payment = {
  ...common,
  method: "POST",
  texts: { codes: { NOT_FOUND: "Order not found" } },
  fieldNames: { ...paymentFieldNames, "expectedTotal.amount": "amount" },
  mayLack: ["payments"],
  operation: RestPayOrderDocument,
  variables: ({ body, found, idempotencyKey, currency }: PaymentRequest) => ({
    input: {
      orderId: found.id,
      idempotencyKey,
      ...paymentInput(body),
      ...(body.amount === undefined ? {} : { expectedTotal: { amount: body.amount, currency } }),
    },
  }),
  answer: paymentBody,
} as const;

type PaymentRequest = Pick<
  RestInput<unknown, unknown, z.output<typeof paidOrder>, { readonly id: string }>,
  "body" | "found" | "idempotencyKey" | "currency"
>;

const ofMethod = {
  access: "account",
  texts: { codes: { NOT_FOUND: "Payment method not found" } },
  params: z.object({ id: pathId }),
} as const;

export const paymentRoutes: readonly RestRoute[] = [
  restRoute({
    ...payment,
    access: "staff",
    path: "/payments/process",
    name: "processPayment",
    summary: "Process the payment of an order",
    description:
      "For the staff and services. The amount must be the amount due. For an order that is paid, the answer is its payment.",
    aliases: { method: "payment_method" },
    body: processed,
    lookUp: { operation: RestOrderToPayDocument, variables: ({ body }) => orderReference(body.order_id) },
    answerFound: (order, { body }) => {
      if (!order.payments?.some(({ status }) => status === "SUCCEEDED")) return undefined;
      if (number(order.total.amount) === Number(body.amount)) return { body: toPayment(order) };
      return { problem: restProblem("PRICE_CHANGED", "The amount is not the total of the order.") };
    },
    respond: toPayment,
    example: { request: { order_id: "ORD-101", amount: 99.98, method: "credit_card" } },
  }),
  restRoute({
    ...payment,
    path: "/payment/pay",
    name: "payOrder",
    summary: "Pay an order",
    description: "Pays an order that is not paid yet. The amount is the order's.",
    body: paidOrder,
    lookUp: { operation: RestOrderReferenceDocument, variables: ({ body }) => orderReference(body.order_id) },
    answer: named(
      "PaidOrder",
      z.object({ ...paymentBody.shape, status: z.enum(["paid", "pending", "failed", "refunded"]) }),
    ),
    respond: (root) => {
      const { status, ...rest } = toPayment(root);
      return { ...rest, status: status === "success" ? ("paid" as const) : status };
    },
    example: { request: { order_id: "ORD-101" } },
  }),
  restRoute({
    ...common,
    method: "GET",
    path: "/payment-methods",
    name: "listPaymentMethods",
    access: "account",
    summary: "List the user's payment methods",
    description: "The stored cards. A card number or a CVC is never returned.",
    operation: RestPaymentMethodsDocument,
    variables: () => ({}),
    answer: z.array(paymentMethod),
    respond: (methods) => methods.map(toPaymentMethod),
  }),
  restRoute({
    ...common,
    method: "POST",
    path: "/payment-methods",
    name: "addPaymentMethod",
    access: "account",
    summary: "Store a payment method",
    description: "Stores a card with the payment provider.",
    status: 201,
    body: named(
      "NewPaymentMethod",
      z.object({
        payment_type: z.enum(["Card", "card", "CARD"], "must be Card"),
        details: cardBody,
      }),
    ),
    operation: RestAddPaymentMethodDocument,
    variables: ({ body }) => ({ input: { paymentType: "CARD" as const, details: toCardInput(body.details) } }),
    answer: paymentMethod,
    respond: toPaymentMethod,
    location: () => "/payment-methods",
  }),
  restRoute({
    ...common,
    ...ofMethod,
    method: "POST",
    path: "/payment-methods/:id/default",
    name: "setDefaultPaymentMethod",
    summary: "Make a payment method the default",
    description: "The default pays when a request to pay names no payment method.",
    operation: RestSetDefaultPaymentMethodDocument,
    variables: ({ params }) => ({ id: params.id }),
    answer: paymentMethod,
    respond: toPaymentMethod,
  }),
  restRoute({
    ...common,
    ...ofMethod,
    method: "DELETE",
    path: "/payment-methods/:id",
    name: "removePaymentMethod",
    summary: "Remove a payment method",
    description: "Payments that were made with it do not change.",
    status: 204,
    operation: RestRemovePaymentMethodDocument,
    variables: ({ params }) => ({ id: params.id }),
    answer: z.undefined(),
    respond: () => undefined,
  }),
];
