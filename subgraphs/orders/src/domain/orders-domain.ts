import { advanceOrder } from "./advance-order.js";
import { createShipment, sendMail } from "./buyer-of-now.js";
import { cancelOrder } from "./cancel-order.js";
import { claimGuestOrders, tellOfClaim } from "./claim-guest-orders.js";
import { checkout, type CheckoutParts } from "./checkout.js";
import { tellingFailures, type CheckoutFailure } from "./checkout-failure.js";
import { completeAfterRefund } from "./complete-order.js";
import { enrollBuyer } from "./enroll-buyer.js";
import { expireOrder } from "./expire-order.js";
import { expireReservation } from "./expire-reservation.js";
import type { Outboxes } from "./failed-delivery.js";
import { findOrder } from "./find-order.js";
import { findUnenrolled } from "./find-unenrolled.js";
import { listBuyerOrders } from "./list-buyer-orders.js";
import { listFailedDeliveries, reportOutboxes } from "./list-failed-deliveries.js";
import { listOrders } from "./list-orders.js";
import { forgetOrderLinks, orderByLink, requestOrderLink, startOrderLink, type OrderLinkStore } from "./order-link.js";
import { addOrderNote, orderNoteLoader, type StaffNoteStore } from "./order-notes.js";
import { openCourses } from "./open-courses.js";
import { orderToShip } from "./order-to-ship.js";
import { payOrder } from "./pay-order.js";
import { recordShipment } from "./record-shipment.js";
import { refundOrder } from "./refund-order.js";
import { repairOrder } from "./repair-order.js";
import { repeatable } from "./repeatable.js";
import { resumeRefunds } from "./resume-refunds.js";
import { resumePayment } from "./resume-payment.js";
import { retryDelivery } from "./retry-delivery.js";
import { salesReport, type SalesStore } from "./sales-report.js";
import { settleLater } from "./settle-order.js";
import { settleRefund, takeRefundNews } from "./settle-refund.js";
import { listStuckOrders, oldestStuckOrders, type StuckOrderStore } from "./stuck-orders.js";
import { stopOpenShipments } from "./stop-open-shipments.js";
import { stopShipment } from "./stop-shipment.js";
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
