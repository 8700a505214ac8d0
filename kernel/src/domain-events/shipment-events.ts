import { z } from "zod";
import { defineEvent } from "./event-definition.js";
import { exampleIds, id } from "./event-fields.js";

const shipment = z.object({
  orderId: id,
  orderNumber: z.string(),
  buyerId: id,
  shipmentId: id,
  trackingNumber: z.string().describe("The shop's own number of the parcel."),
  carrier: z.string(),
  carrierTrackingNumber: z.string().nullable().describe("The carrier's number; null while nobody entered it."),
});

const example: z.output<typeof shipment> = {
  orderId: exampleIds.order,
  orderNumber: "ORD-101",
  buyerId: exampleIds.user,
  shipmentId: exampleIds.shipment,
  trackingNumber: "SHIP-888",
  carrier: "Canada Post",
  carrierTrackingNumber: null,
};

const ofShipping = { producer: "shipping", version: 1, key: "orderId", data: shipment, example } as const;

export const shipmentEvents = {
  "shipment.created": defineEvent({ ...ofShipping, description: "A parcel of a paid order is ready to be packed." }),
  "shipment.shipped": defineEvent({ ...ofShipping, description: "A parcel is on its way." }),
  "shipment.delivered": defineEvent({ ...ofShipping, description: "A parcel arrived." }),
  "shipment.failed": defineEvent({
    ...ofShipping,
    description: "A parcel was not delivered: it failed, was withdrawn before it left, or came back.",
  }),
} as const;
