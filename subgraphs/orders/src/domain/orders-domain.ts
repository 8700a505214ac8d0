import { advanceOrder } from "./order/advance-order.js";
import { createShipment, sendMail } from "./buyer-of-now.js";
import { cancelOrder } from "./order/cancel-order.js";
import { claimGuestOrders, tellOfClaim } from "./guest/claim-guest-orders.js";
import { checkout, type CheckoutParts } from "./checkout/checkout.js";
import { tellingFailures, type CheckoutFailure } from "./checkout-failure.js";
import { completeAfterRefund } from "./fulfillment/complete-order.js";
import { enrollBuyer } from "./enroll-buyer.js";
import { expireOrder } from "./expire-order.js";
import { expireReservation } from "./payment/payment-expiry.js";
import type { Outboxes } from "./repair/failed-delivery.js";
import { findOrder } from "./order/find-order.js";
import { findUnenrolled } from "./find-unenrolled.js";
import { listBuyerOrders } from "./list-buyer-orders.js";
import { listFailedDeliveries, reportOutboxes } from "./repair/list-failed-deliveries.js";
import { listOrders } from "./order/list-orders.js";
import {
  forgetOrderLinks,
  orderByLink,
  requestOrderLink,
  startOrderLink,
  type OrderLinkStore,
} from "./guest/order-link.js";
import { addOrderNote, orderNoteLoader, type StaffNoteStore } from "./order/order-notes.js";
import { openCourses } from "./fulfillment/open-courses.js";
import { orderToShip } from "./fulfillment/order-to-ship.js";
import { payOrder } from "./payment/pay-order.js";
import { recordShipment } from "./fulfillment/record-shipment.js";
import { refundOrder } from "./refund/refund-order.js";
import { repairOrder } from "./repair-order.js";
import { repeatable } from "./repeatable.js";
import { resumeRefunds } from "./resume-refunds.js";
import { resumePayment } from "./payment/resume-payment.js";
import { retryDelivery } from "./retry-delivery.js";
import { salesReport, type SalesStore } from "./reports/sales-report.js";
import { settleLater } from "./fulfillment/settle-order.js";
import { settleRefund, takeRefundNews } from "./refund/settle-refund.js";
import { listStuckOrders, oldestStuckOrders, type StuckOrderStore } from "./repair/stuck-orders.js";
import { stopOpenShipments } from "./stop-open-shipments.js";
import { stopShipment } from "./fulfillment/stop-shipment.js";
import { takePaymentNews } from "./take-payment-news.js";
import { unfinishedOrders } from "./unfinished-orders.js";

export type OrdersDomain = ReturnType<typeof ordersDomain>;

export interface OrdersParts extends CheckoutParts {
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
export function ordersDomain({ outboxes = new Map(), onCheckoutFailure = () => undefined, ...parts }: OrdersParts) {
  return {
    peers: parts.peers,
    checkout: tellingFailures(checkout(parts), onCheckoutFailure),
    payOrder: tellingFailures(payOrder(parts), onCheckoutFailure),
    cancelOrder: cancelOrder(parts),
    refundOrder: refundOrder(parts),
    expireOrder: expireOrder(parts),
    expireReservation: expireReservation(parts),
    advanceOrder: advanceOrder(parts),
    recordShipment: recordShipment(parts),
    orderToShip: orderToShip(parts),
    takePaymentNews: takePaymentNews(parts),
    resumePayment: resumePayment(parts),
    claimGuestOrders: claimGuestOrders(parts),
    tellOfClaim: tellOfClaim(parts),
    sendMail: sendMail(parts),
    createShipment: createShipment(parts),
    settleOrder: settleLater(parts),
    enrollBuyer: enrollBuyer(parts),
    openCourses: openCourses(parts),
    findUnenrolled: findUnenrolled(parts),
    completeAfterRefund: completeAfterRefund(parts),
    settleRefund: settleRefund(parts),
    takeRefundNews: takeRefundNews(parts),
    resumeRefunds: resumeRefunds(parts),
    stopShipment: stopShipment(parts),
    stopOpenShipments: stopOpenShipments(parts),
    listStuckOrders: listStuckOrders(parts),
    oldestStuckOrders: oldestStuckOrders(parts),
    unfinishedOrders: unfinishedOrders(parts),
    repairOrder: repairOrder(parts),
    reportOutboxes: reportOutboxes(outboxes),
    listFailedDeliveries: listFailedDeliveries(outboxes),
    retryDelivery: retryDelivery({ ...parts, outboxes }),
    repeatable: repeatable(parts),
    findOrder: findOrder(parts),
    listOrders: listOrders(parts),
    listBuyerOrders: listBuyerOrders(parts),
    addOrderNote: addOrderNote(parts),
    orderNoteLoader: orderNoteLoader(parts),
    salesReport: salesReport(parts),
    requestOrderLink: requestOrderLink(parts),
    startOrderLink: startOrderLink(parts),
    orderByLink: orderByLink(parts),
    forgetOrderLinks: forgetOrderLinks(parts),
  };
}
