import { z } from "zod";
import {
  RestAdvanceOrderDocument,
  RestCancelOrderDocument,
  RestCheckoutDocument,
  RestOrderDocument,
  RestOrderReferenceDocument,
  RestOrdersDocument,
  type OrderStatus,
} from "../generated/operations.js";
import { addressBody, toAddressInput } from "../bodies/address.js";
import { cardBody, toCardInput } from "../bodies/card.js";
import { id, named, pathId, price, text, userId } from "../bodies/fields.js";
import { list, pageArguments, pageOf } from "../bodies/list.js";
import { orderBody, toOrder } from "../bodies/order.js";
import { restRoute, type RestInput, type RestRoute } from "../rest-route.js";
import { orderReference } from "./references.js";

const texts = {
  codes: { NOT_FOUND: "Order not found", PRODUCT_NOT_FOUND: "Product not found" },
  unavailable: { catalog: "Product service unavailable" },
} as const;
const common = { tag: "Orders", access: "token", texts } as const;

const paymentMethods = ["credit_card", "CREDIT_CARD", "card", "Card", "CARD"] as const;

export const paymentFields = {
  payment_method: z
    .enum(paymentMethods, "must be credit_card")
    .optional()
    .describe("With neither `payment_method_id` nor `card`, the buyer's default method pays."),
  payment_method_id: id.optional().describe("One of the buyer's stored payment methods."),
  card: cardBody.optional(),
};

interface PaymentFields {
  readonly payment_method_id?: string | undefined;
  readonly card?: z.output<typeof cardBody> | undefined;
}

/** Without a payment, the graph pays by the buyer's default method. */
export function paymentInput({ payment_method_id: paymentMethodId, card }: PaymentFields) {
  if (paymentMethodId === undefined && !card) return {};
  return { payment: { paymentMethodId, ...(card ? { card: toCardInput(card) } : {}) } };
}

/** Without a payment, the order waits for `POST /payment/pay`. */
function laterPaymentInput(fields: PaymentFields) {
  return { payment: { later: true as const }, ...paymentInput(fields) };
}

/** The REST names of the payment's fields in the graph's input. */
export const paymentFieldNames = {
  payment: "payment_method",
  "payment.card": "card",
  "payment.paymentMethodId": "payment_method_id",
} as const;

const checkoutBody = named(
  "Checkout",
  z.object({
    user_id: userId,
    ...paymentFields,
    email: text(320).optional().describe("For guests: the mails of the order go there."),
    address: addressBody.optional().describe("The buyer's default address when absent."),
    carrier: text(100).optional(),
    items: z
      .array(z.unknown())
      .optional()
      .describe("Ignored: the order has the items of the cart, which is read by the server."),
    total: price.optional().describe("Compared with the server's total; another total is refused."),
  }),
);

const checkout = {
  ...common,
  method: "POST",
  ifMatch: true,
  fieldNames: { ...paymentFieldNames, shippingAddress: "address", "expectedTotal.amount": "total" },
  body: checkoutBody,
  operation: RestCheckoutDocument,
  answer: orderBody,
  respond: toOrder,
} as const;

type CheckoutRequest = Pick<
  RestInput<unknown, unknown, z.output<typeof checkoutBody>, unknown>,
  "body" | "idempotencyKey" | "currency" | "expectedVersion"
>;

/** Returns the input of a checkout without its payment. */
function checkoutInput({ body, idempotencyKey, currency, expectedVersion }: CheckoutRequest) {
  return {
    idempotencyKey,
    email: body.email,
    ...(body.address ? { shippingAddress: toAddressInput(body.address) } : {}),
    carrier: body.carrier,
    expectedCartVersion: expectedVersion,
    ...(body.total === undefined ? {} : { expectedTotal: { amount: body.total, currency } }),
  };
}

const ordersQuery = z.object({ ...list });
const orderParams = z.object({ id: pathId.describe('The id, or the number such as "ORD-101".') });

const getOrder = {
  ...common,
  method: "GET",
  description: "For the buyer and admins.",
  params: orderParams,
  operation: RestOrderDocument,
  variables: ({ params }: { readonly params: z.output<typeof orderParams> }) => orderReference(params.id),
  answer: orderBody,
  respond: toOrder,
} as const;

const paidStatuses: readonly OrderStatus[] = ["PAID", "PROCESSING", "COMPLETED"];
const statuses = ["paid", "processing", "completed"] as const;

export const orderRoutes: readonly RestRoute[] = [
  restRoute({
    ...checkout,
    path: "/orders/checkout",
    name: "checkout",
    summary: "Check out the cart",
    description:
      "Turns the cart into an order and pays it. With the same `Idempotency-Key`, a repeat returns the first answer.",
    variables: (input) => ({ input: { ...checkoutInput(input), ...paymentInput(input.body) } }),
    example: { request: { payment_method: "credit_card" } },
  }),
  restRoute({
    ...checkout,
    path: "/order/create",
    name: "createOrder",
    summary: "Create an order",
    description:
      "Turns the cart into an order. With `card` or `payment_method_id` it is paid at once; otherwise it is `created` with its stock reserved for some minutes, and `POST /payment/pay` pays it before it expires.",
    status: 201,
    variables: (input) => ({ input: { ...checkoutInput(input), ...laterPaymentInput(input.body) } }),
    example: { request: { items: [], total: 99.98 } },
    location: ({ id: orderId }) => `/order/${orderId}`,
  }),
  restRoute({
    ...common,
    method: "GET",
    path: "/orders",
    name: "listOrders",
    summary: "List the user's orders",
    description: "The newest first, in pages.",
    query: ordersQuery,
    operation: RestOrdersDocument,
    variables: ({ query }) => pageArguments(query),
    answer: z.array(orderBody),
    respond: ({ nodes }) => nodes.map(toOrder),
    page: pageOf,
  }),
  restRoute({ ...getOrder, path: "/order/:id", name: "getOrder", summary: "Get an order" }),
  restRoute({ ...getOrder, path: "/orders/:id", name: "getOrderOfList", summary: "Get one of the orders" }),
  restRoute({
    ...common,
    method: "POST",
    access: "staff",
    path: "/order/:id/status",
    name: "setOrderStatus",
    summary: "Report the status of an order",
    description:
      "For the staff and services. A payment makes an order `paid`; `paid` is accepted only for an order that is paid already.",
    params: orderParams,
    body: named("OrderStatusReport", z.object({ status: z.enum(statuses, `must be one of ${statuses.join(", ")}`) })),
    lookUp: { operation: RestOrderDocument, variables: ({ params }) => orderReference(params.id) },
    // a payment alone makes an order paid: its report changes nothing
    answerFound: (found, { body }) =>
      body.status === "paid" && paidStatuses.includes(found.status) ? { body: toOrder(found) } : undefined,
    operation: RestAdvanceOrderDocument,
    variables: ({ body, found }) => ({ id: found.id, to: body.status.toUpperCase() as OrderStatus }),
    answer: orderBody,
    respond: toOrder,
  }),
  restRoute({
    ...common,
    method: "POST",
    path: "/order/:id/cancel",
    name: "cancelOrder",
    summary: "Cancel an order",
    description: "The buyer can cancel before the order is processed. A payment is refunded.",
    params: orderParams,
    lookUp: {
      operation: RestOrderReferenceDocument,
      variables: ({ params }) => orderReference(params.id),
    },
    operation: RestCancelOrderDocument,
    variables: ({ found, idempotencyKey }) => ({ id: found.id, idempotencyKey }),
    answer: orderBody,
    respond: toOrder,
  }),
];
