import type { SubgraphRows } from "../table.js";

export const shipping: SubgraphRows = {
  fields: {
    "Query.shipment": "buyers",
    "Order.shipments": "theirsAndAdmins",
    "Shipment.id": "theirsAndAdmins",
    "Shipment.trackingNumber": "theirsAndAdmins",
    "Shipment.carrier": "theirsAndAdmins",
    "Shipment.status": "theirsAndAdmins",
    "Shipment.address": "theirsAndAdmins",
    "Shipment.events": "theirsAndAdmins",
    "Shipment.createdAt": "theirsAndAdmins",
    "ShipmentEvent.at": "theirsAndAdmins",
    "ShipmentEvent.status": "theirsAndAdmins",
    "ShipmentEvent.detail": "theirsAndAdmins",
  },
  mutations: {
    "Mutation.updateShipment": {
      door: "admins",
      call: `updateShipment(input: { trackingNumber: "$shipment", status: DELIVERED })`,
    },
  },
  entities: {
    Order: [{ of: "order", may: "everybody", but: { shipments: "theirsAndAdmins" } }],
  },
  services: {
    "Query.personalData": ["accounts"],
    "Mutation.erasePersonalData": ["accounts"],
    "Mutation.claimShipments": ["orders"],
    "Query.failedJobs": ["orders"],
    "Mutation.retryFailedJob": ["orders"],
    "Query.shippingRate": ["orders"],
    "Mutation.createShipment": ["orders"],
    "Mutation.cancelShipment": ["orders"],
  },
};
