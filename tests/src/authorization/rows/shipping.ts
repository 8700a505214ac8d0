import type { SubgraphRows } from "../table.js";

export const shipping: SubgraphRows = {
  fields: {
    "Query.shipment": "buyers",
    "Query.shippingPolicy": "everybody",
    // of a cart that one may see
    "Cart.shippingOptions": "theirsAndAdmins",
    "ShippingOption.carrier": "theirsAndAdmins",
    "ShippingOption.price": "theirsAndAdmins",
    "ShippingOption.freeFrom": "theirsAndAdmins",
    "ShippingOption.minDays": "theirsAndAdmins",
    "ShippingOption.maxDays": "theirsAndAdmins",
    "ShippingPolicy.freeFrom": "everybody",
    "ShippingPolicy.countries": "everybody",
    "ShippingPolicy.isWorldwide": "everybody",
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
    // its subtotal comes from cart, which gives it to who may see it
    Cart: [
      { of: "cart", with: { needsShipping: true, subtotal: { amount: "1.00", currency: "CAD" } }, may: "everybody" },
    ],
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
