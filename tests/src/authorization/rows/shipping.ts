import type { SubgraphRows } from "../table.js";

export const shipping: SubgraphRows = {
  fields: {
    "Query.shipment": "buyers",
    "Query.carriers": "admins",
    "Carrier.name": "onlyAdmins",
    "Query.shippingPolicy": "everybody",
    // for a cart that the viewer may see
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
    "Shipment.carrierTrackingNumber": "theirsAndAdmins",
    "Shipment.trackingUrl": "theirsAndAdmins",
    "Shipment.lines": "theirsAndAdmins",
    "Shipment.replaces": "theirsAndAdmins",
    "Shipment.hasLeft": "theirsAndAdmins",
    "Shipment.isCancelled": "theirsAndAdmins",
    "ShipmentLine.product": "theirsAndAdmins",
    "ShipmentLine.sku": "theirsAndAdmins",
    "ShipmentLine.name": "theirsAndAdmins",
    "ShipmentLine.quantity": "theirsAndAdmins",
    "ShipmentEvent.at": "theirsAndAdmins",
    "ShipmentEvent.status": "theirsAndAdmins",
    "ShipmentEvent.detail": "theirsAndAdmins",
  },
  mutations: {
    "Mutation.updateShipment": {
      rule: "admins",
      call: `updateShipment(input: { trackingNumber: "$shipment", status: DELIVERED })`,
    },
    "Mutation.addShipment": {
      rule: "admins",
      call: `addShipment(input: { orderId: "$order", idempotencyKey: "key" })`,
      endsIn: "Conflict",
    },
    "Mutation.changeShipment": {
      rule: "admins",
      call: `changeShipment(input: { trackingNumber: "$shipment", carrierTrackingNumber: "1" })`,
    },
    "Mutation.withdrawShipment": {
      rule: "admins",
      call: `withdrawShipment(trackingNumber: "$shipment", reason: "by mistake")`,
      // another call has already sent the parcel
      endsIn: "Conflict",
    },
  },
  entities: {
    // the subtotal comes from cart, which shows it only to allowed viewers
    Cart: [
      { of: "cart", with: { needsShipping: true, subtotal: { amount: "1.00", currency: "CAD" } }, may: "everybody" },
    ],
    Product: "stub",
    Order: [{ of: "order", may: "everybody", but: { shipments: "theirsAndAdmins" } }],
  },
  serviceTokens: {
    "Order.shipments": ["orders"],
    "Mutation.addShipment": ["orders"],
    "Mutation.updateShipment": ["shipping"],
  },
  services: {
    "Mutation.importRecords": ["import"],
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
