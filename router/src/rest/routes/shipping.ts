import { z } from "zod";
import {
  RestAddShipmentDocument,
  RestOrderReferenceDocument,
  RestOrderShipmentsDocument,
  RestUpdateShipmentDocument,
  type ShipmentStatus,
} from "../generated/operations.js";
import { addressBody, toAddressInput } from "../bodies/address.js";
import { id, lower, named, pathId, text, time } from "../bodies/fields.js";
import { restRoute, type RestRoute } from "../rest-route.js";
import { orderReference } from "./references.js";

const statuses = [
  "pending",
  "label_created",
  "in_transit",
  "out_for_delivery",
  "delivered",
  "failed",
  "returned",
] as const;
const shipmentStatus = z.enum(statuses);

const texts = { codes: { NOT_FOUND: "Order not found" } } as const;

const shipment = named(
  "Shipment",
  z.object({
    order_id: z.string(),
    tracking_id: z.string().describe('The shop\'s number, such as "SHIP-888".'),
    carrier: z.string(),
    status: shipmentStatus,
  }),
);

const parcel = named(
  "Parcel",
  z.object({
    order_id: z.string(),
    tracking_id: z.string(),
    carrier: z.string(),
    carrier_tracking_number: z.string().nullable(),
    tracking_url: z.string().nullable(),
    status: shipmentStatus,
    created_at: time,
  }),
);

/** The address of the order without its first line, which the given text replaces. */
type OrderAddress = Omit<ReturnType<typeof toAddressInput>, "line1"> | null;

function addressFrom(given: string | z.output<typeof addressBody> | undefined, ofOrder: OrderAddress) {
  if (given === undefined) return {};
  if (typeof given !== "string") return { address: toAddressInput(given) };
  const [line1 = "", ...more] = given.split(/\r?\n/).flatMap((line) => line.trim() || []);
  return ofOrder ? { address: { ...ofOrder, line1, line2: more.join(", ") || null } } : {};
}

export const shippingRoutes: readonly RestRoute[] = [
  restRoute({
    method: "POST",
    path: "/shipping/create",
    name: "createShipment",
    tag: "Shipping",
    access: "staff",
    summary: "Create a shipment",
    description:
      "For the staff and services. A parcel for the goods of the order that have not left yet. An address as text replaces the lines of the order's address: its first line, and the others as the second.",
    texts,
    status: 201,
    fieldNames: { orderId: "order_id", "address.line1": "address", "address.line2": "address" },
    body: named(
      "NewShipment",
      z.object({
        order_id: id,
        address: z
          .union([text(400), addressBody])
          .optional()
          .describe("The order's address when absent."),
        carrier: text(100).optional().describe("The order's carrier when absent."),
      }),
    ),
    lookUp: { operation: RestOrderReferenceDocument, variables: ({ body }) => orderReference(body.order_id) },
    operation: RestAddShipmentDocument,
    variables: ({ body, found, idempotencyKey }) => ({
      input: {
        orderId: found.id,
        idempotencyKey,
        carrier: body.carrier,
        ...addressFrom(body.address, found.shippingAddress),
      },
    }),
    answer: shipment,
    respond: ({ trackingNumber, carrier, status }, { body }) => ({
      order_id: body.order_id,
      tracking_id: trackingNumber,
      carrier,
      status: lower(status),
    }),
    location: () => "/shipping",
    example: { request: { order_id: "ORD-101", address: "123 Main St, Toronto, ON", carrier: "Canada Post" } },
  }),
  restRoute({
    method: "GET",
    path: "/shipping/:order_id",
    name: "getShipment",
    tag: "Shipping",
    access: "token",
    summary: "Get the shipment of an order",
    description: "The newest parcel of the order, for the buyer and admins.",
    texts: { codes: { NOT_FOUND: "Shipment not found" } },
    params: z.object({ order_id: pathId.describe('The id, or the number such as "ORD-101".') }),
    operation: RestOrderShipmentsDocument,
    variables: ({ params }) => orderReference(params.order_id),
    answer: parcel,
    respond: ({ number, shipments }) => {
      const newest = shipments?.at(-1);
      return (
        newest && {
          order_id: number,
          tracking_id: newest.trackingNumber,
          carrier: newest.carrier,
          carrier_tracking_number: newest.carrierTrackingNumber,
          tracking_url: newest.trackingUrl,
          status: lower(newest.status),
          created_at: newest.createdAt,
        }
      );
    },
  }),
  restRoute({
    method: "PATCH",
    path: "/shipments/:tracking_id",
    name: "updateShipment",
    tag: "Shipping",
    access: "staff",
    summary: "Report the status of a shipment",
    description: "For the staff and services. The buyer gets a mail about each new status.",
    texts: { codes: { NOT_FOUND: "Shipment not found" } },
    params: z.object({ tracking_id: pathId }),
    body: named(
      "ShipmentStatusReport",
      z.object({
        status: z.enum(statuses, `must be one of ${statuses.join(", ")}`),
        detail: text(500).optional(),
        carrier_tracking_number: text(60).optional(),
      }),
    ),
    operation: RestUpdateShipmentDocument,
    variables: ({ params, body }) => ({
      input: {
        trackingNumber: params.tracking_id,
        status: body.status.toUpperCase() as ShipmentStatus,
        detail: body.detail,
        carrierTrackingNumber: body.carrier_tracking_number,
      },
    }),
    answer: named("ShipmentStatus", z.object({ tracking_id: z.string(), carrier: z.string(), status: shipmentStatus })),
    respond: ({ trackingNumber, carrier, status }) => ({
      tracking_id: trackingNumber,
      carrier,
      status: lower(status),
    }),
  }),
];
