import type { SubgraphRows } from "../table.js";

export const orders: SubgraphRows = {
  fields: {
    "Query.orders": "buyers",
    "Query.allOrders": "admins",
    "Query.order": "buyers",
    "Query.stuckOrders": "admins",
    "Query.failedDeliveries": "admins",
    "Query.outboxes": "admins",

    "Order.id": "theirsAndAdmins",
    "Order.number": "theirsAndAdmins",
    "Order.status": "theirsAndAdmins",
    "Order.allowedTransitions": "theirsAndAdmins",
    "Order.lines": "theirsAndAdmins",
    "Order.subtotal": "theirsAndAdmins",
    "Order.shippingTotal": "theirsAndAdmins",
    "Order.total": "theirsAndAdmins",
    "Order.placedAt": "theirsAndAdmins",
    "Order.events": "theirsAndAdmins",
    "Order.refunds": "theirsAndAdmins",
    "Order.checkout": "theirsAndAdmins",
    "Order.customer": "theirsAndAdmins",
    "Order.email": "theirsAndAdmins",
    "Order.shippingAddress": "theirsAndAdmins",

    // one's own list for everybody, all orders for admins: the lists differ, and so do the paths
    "OrderConnection.pageInfo": "whoHasTheObject",
    "OrderConnection.totalCount": "whoHasTheObject",
    "OrderConnection.edges": "theirsAndAdmins",
    "OrderConnection.nodes": "theirsAndAdmins",
    "OrderEdge.cursor": "theirsAndAdmins",
    "OrderEdge.node": "theirsAndAdmins",

    "OrderLine.product": "theirsAndAdmins",
    "OrderLine.sku": "theirsAndAdmins",
    "OrderLine.name": "theirsAndAdmins",
    "OrderLine.quantity": "theirsAndAdmins",
    "OrderLine.unitPrice": "theirsAndAdmins",
    "OrderLine.lineTotal": "theirsAndAdmins",

    "OrderEvent.at": "theirsAndAdmins",
    "OrderEvent.type": "theirsAndAdmins",
    "OrderEvent.actor": "theirsAndAdmins",
    "OrderEvent.from": "theirsAndAdmins",
    "OrderEvent.to": "theirsAndAdmins",
    "OrderEvent.detail": "theirsAndAdmins",

    "OrderRefund.id": "theirsAndAdmins",
    "OrderRefund.amount": "theirsAndAdmins",
    "OrderRefund.lines": "theirsAndAdmins",
    "OrderRefund.state": "theirsAndAdmins",
    "OrderRefund.reason": "theirsAndAdmins",
    "OrderRefund.createdAt": "theirsAndAdmins",
    "RefundedLine.product": "theirsAndAdmins",
    "RefundedLine.quantity": "theirsAndAdmins",

    "CheckoutProgress.step": "theirsAndAdmins",
    "CheckoutProgress.attempts": "theirsAndAdmins",
    "CheckoutProgress.lastError": "theirsAndAdmins",

    "StuckOrder.order": "onlyAdmins",
    "StuckOrder.kind": "onlyAdmins",
    "StuckOrder.since": "onlyAdmins",
    "StuckOrder.detail": "onlyAdmins",

    "FailedDelivery.id": "onlyAdmins",
    "FailedDelivery.service": "onlyAdmins",
    "FailedDelivery.task": "onlyAdmins",
    "FailedDelivery.orderId": "onlyAdmins",
    "FailedDelivery.attempts": "onlyAdmins",
    "FailedDelivery.lastError": "onlyAdmins",
    "FailedDelivery.createdAt": "onlyAdmins",
    "Outbox.service": "onlyAdmins",
    "Outbox.failedDeliveries": "onlyAdmins",
  },
  mutations: {
    // the cart is the caller's own, whoever that is
    "Mutation.checkout": {
      door: "standingBuyers",
      call: `checkout(input: {
        idempotencyKey: "$new", payment: { paymentMethodId: "$method" },
        shippingAddress: { fullName: "A", line1: "1 A Street", city: "Ottawa", postalCode: "K1A 0A1", country: "CA" }
      })`,
    },
    "Mutation.payOrder": {
      door: "standingBuyers",
      of: "theirs",
      call: `payOrder(input: { orderId: "$declined", idempotencyKey: "$new", payment: { paymentMethodId: "$method" } })`,
    },
    "Mutation.cancelOrder": { door: "standingBuyers", of: "theirsAndAdmins", call: `cancelOrder(id: "$unpaid")` },
    "Mutation.refundOrder": {
      door: "admins",
      call: `refundOrder(id: "$order", lines: [{ productId: "$product", quantity: 1 }])`,
    },
    "Mutation.advanceOrder": { door: "admins", call: `advanceOrder(id: "$order", to: COMPLETED)` },
    // before the next one, which sends it again too
    "Mutation.retryDelivery": { door: "admins", call: `retryDelivery(id: "$delivery")` },
    "Mutation.repairOrder": { door: "admins", call: `repairOrder(id: "$order")` },
  },
  entities: {
    Order: [{ of: "order", may: "theirsAndAdmins" }],
    User: "stub",
    Product: "stub",
  },
  services: {
    "Query.personalData": ["accounts"],
    "Mutation.erasePersonalData": ["accounts"],
    "Query.unfinishedOrders": ["accounts"],
    // orders shows admins the failed jobs of all, and finds its own without asking
    "Query.failedJobs": [],
    "Mutation.retryFailedJob": [],
    "Mutation.claimGuestOrders": ["accounts"],
    "Mutation.paymentSettled": ["payments"],
    "Mutation.refundSettled": ["payments"],
    "Mutation.expireReservation": ["inventory"],
    "Mutation.recordShipment": ["shipping"],
  },
};
