import { advanceOrder } from "./order/advance-order.js";
import { sendMail } from "./order/order-mails.js";
import { cancelOrder } from "./order/cancel-order.js";
import { claimGuestOrders, notifyOfClaim } from "./guest/claim-guest-orders.js";
import { checkout } from "./checkout/checkout.js";
import type { CheckoutDeps } from "./order-deps.js";
import { reportingFailures, type CheckoutFailure } from "./checkout/checkout-outcome.js";
import { completeAfterRefund } from "./fulfillment/complete-order.js";
import { expireReservation, expireOrder } from "./payment/payment-expiry.js";
import { type Outboxes, retryDelivery } from "./repair/failed-delivery.js";
import { findOrder } from "./order/find-order.js";
import { listFailedDeliveries, reportOutboxes } from "./repair/list-failed-deliveries.js";
import { listOrders, listBuyerOrders, unfinishedOrders } from "./order/list-orders.js";
import {
  forgetOrderLinks,
  orderByLink,
  requestOrderLink,
  startOrderLink,
  type OrderLinkStore,
} from "./guest/order-link.js";
import { addOrderNote, orderNoteLoader, type StaffNoteStore } from "./order/order-notes.js";
import { openCourses, enrollBuyer, findUnenrolled } from "./fulfillment/open-courses.js";
import { orderToShip, createShipment } from "./fulfillment/order-to-ship.js";
import { payOrder } from "./payment/pay-order.js";
import { recordShipment } from "./fulfillment/record-shipment.js";
import { refundOrder } from "./refund/refund-order.js";
import { runIdempotently } from "./idempotency/attempt.js";
import { resumePayment } from "./payment/resume-payment.js";
import { salesReport, type SalesStore } from "./reports/sales-report.js";
import { settleLater } from "./fulfillment/settle-order.js";
import { settleRefund, handleRefundEvent, resumeRefunds } from "./refund/settle-refund.js";
import { listStuckOrders, oldestStuckOrders, type StuckOrderStore, repairOrder } from "./repair/stuck-orders.js";
import { stopShipment, stopOpenShipments } from "./fulfillment/stop-shipment.js";
import { handlePaymentEvent } from "./payment/record-payment.js";

export type OrdersDomain = ReturnType<typeof ordersDomain>;

export interface OrdersDeps extends CheckoutDeps {
  readonly notes: StaffNoteStore;
  readonly sales: SalesStore;
  readonly links: OrderLinkStore;
  readonly stuck: StuckOrderStore;
  /** The router's base URL for links in mails. */
  readonly publicUrl: string;
  /** The outboxes of all services, including orders. */
  readonly outboxes?: Outboxes;
  readonly onCheckoutFailure?: (failure: CheckoutFailure) => void;
}

/** Builds all operations of orders. */
export function ordersDomain({ outboxes = new Map(), onCheckoutFailure = () => undefined, ...deps }: OrdersDeps) {
  return {
    peers: deps.peers,
    checkout: reportingFailures(checkout(deps), onCheckoutFailure),
    payOrder: reportingFailures(payOrder(deps), onCheckoutFailure),
    cancelOrder: cancelOrder(deps),
    refundOrder: refundOrder(deps),
    expireOrder: expireOrder(deps),
    expireReservation: expireReservation(deps),
    advanceOrder: advanceOrder(deps),
    recordShipment: recordShipment(deps),
    orderToShip: orderToShip(deps),
    handlePaymentEvent: handlePaymentEvent(deps),
    resumePayment: resumePayment(deps),
    claimGuestOrders: claimGuestOrders(deps),
    notifyOfClaim: notifyOfClaim(deps),
    sendMail: sendMail(deps),
    createShipment: createShipment(deps),
    settleOrder: settleLater(deps),
    enrollBuyer: enrollBuyer(deps),
    openCourses: openCourses(deps),
    findUnenrolled: findUnenrolled(deps),
    completeAfterRefund: completeAfterRefund(deps),
    settleRefund: settleRefund(deps),
    handleRefundEvent: handleRefundEvent(deps),
    resumeRefunds: resumeRefunds(deps),
    stopShipment: stopShipment(deps),
    stopOpenShipments: stopOpenShipments(deps),
    listStuckOrders: listStuckOrders(deps),
    oldestStuckOrders: oldestStuckOrders(deps),
    unfinishedOrders: unfinishedOrders(deps),
    repairOrder: repairOrder(deps),
    reportOutboxes: reportOutboxes(outboxes),
    listFailedDeliveries: listFailedDeliveries(outboxes),
    retryDelivery: retryDelivery({ ...deps, outboxes }),
    runIdempotently: runIdempotently(deps),
    findOrder: findOrder(deps),
    listOrders: listOrders(deps),
    listBuyerOrders: listBuyerOrders(deps),
    addOrderNote: addOrderNote(deps),
    orderNoteLoader: orderNoteLoader(deps),
    salesReport: salesReport(deps),
    requestOrderLink: requestOrderLink(deps),
    startOrderLink: startOrderLink(deps),
    orderByLink: orderByLink(deps),
    forgetOrderLinks: forgetOrderLinks(deps),
  };
}
