import { withCheckoutReport, type CheckoutReport } from "./checkout/checkout-outcome.js";
import { checkout } from "./checkout/checkout.js";
import { enrollForFree } from "./checkout/enroll-for-free.js";
import { quoteCheckout } from "./checkout/quote-checkout.js";
import { captureParcel, recordEndingAuthorization } from "./fulfillment/capture-parcel.js";
import { completeAfterRefund } from "./fulfillment/complete-order.js";
import { enrollBuyer, findUnenrolled, openCourses } from "./fulfillment/open-courses.js";
import { createShipment, orderToShip } from "./fulfillment/order-to-ship.js";
import { recordShipment } from "./fulfillment/record-shipment.js";
import { requestReview } from "./fulfillment/request-review.js";
import { settleLater } from "./fulfillment/settle-order.js";
import { stopOpenShipments, stopShipment } from "./fulfillment/stop-shipment.js";
import { claimGuestOrders, notifyOfClaim } from "./guest/claim-guest-orders.js";
import {
  forgetOrderLinks,
  orderByLink,
  requestOrderLink,
  startOrderLink,
  type OrderLinkStore,
} from "./guest/order-link.js";
import { runIdempotently } from "./idempotency/attempt.js";
import { importOrder } from "./import/import-order.js";
import type { ImportedOrderStore } from "./import/imported-order-store.js";
import type { CheckoutDeps } from "./order-deps.js";
import { advanceOrder } from "./order/advance-order.js";
import { cancelOrder } from "./order/cancel-order.js";
import { changeOrderFields, changeOrderLineFields } from "./order/change-order-fields.js";
import { findConvertedCart, findOrder } from "./order/find-order.js";
import { hasBought } from "./order/has-bought.js";
import { listBuyerOrders, listOrders, unfinishedOrders } from "./order/list-orders.js";
import { sendMail } from "./order/order-mails.js";
import { addOrderNote, orderNoteLoader, type StaffNoteStore } from "./order/order-notes.js";
import { notePaidOrder } from "./payment/note-paid-order.js";
import { payOrder } from "./payment/pay-order.js";
import { expireOrder, expireReservation } from "./payment/payment-expiry.js";
import { handlePaymentEvent } from "./payment/record-payment.js";
import { resumePayment } from "./payment/resume-payment.js";
import { refundOrder } from "./refund/refund-order.js";
import { handleRefundEvent, resumeRefunds, settleRefund } from "./refund/settle-refund.js";
import type { CartReminderStore } from "./reminders/cart-reminder-store.js";
import { cartReminders } from "./reminders/cart-reminders.js";
import { retryDelivery, type Outboxes } from "./repair/failed-delivery.js";
import { listFailedDeliveries, reportOutboxes } from "./repair/list-failed-deliveries.js";
import { listStuckOrders, oldestStuckOrders, repairOrder, type StuckOrderStore } from "./repair/stuck-orders.js";
import { courseIncome, type CourseSalesStore } from "./reports/course-income.js";
import { findSellers, type SellerStore } from "./reports/find-sellers.js";
import { salesReport, type SalesStore } from "./reports/sales-report.js";

export type OrdersDomain = ReturnType<typeof ordersDomain>;

export interface OrdersDeps extends CheckoutDeps {
  readonly importedOrders: ImportedOrderStore;
  readonly notes: StaffNoteStore;
  readonly sales: SalesStore;
  readonly courseSales: CourseSalesStore & SellerStore;
  readonly links: OrderLinkStore;
  readonly stuck: StuckOrderStore;
  /** The router's base URL for links in mails. */
  readonly publicUrl: string;
  /** The days from the last delivery of an order to its request for reviews; 0 for no requests. */
  readonly reviewRequestDays: number;
  readonly reminders: CartReminderStore;
  /** The hours without a change of a cart before its first and its second reminder; 0 for none. */
  readonly cartReminderHours: { readonly first: number; readonly second: number };
  /** The outboxes of all services, including orders. */
  readonly outboxes?: Outboxes;
  readonly onCheckout?: (report: CheckoutReport) => void;
}

/** Builds all operations of orders. */
export function ordersDomain({ outboxes = new Map(), onCheckout = () => undefined, ...deps }: OrdersDeps) {
  return {
    peers: deps.peers,
    customFields: deps.customFields ?? [],
    lineFields: deps.lineFields ?? [],
    importers: { orders: importOrder(deps) },
    // order
    findOrder: findOrder(deps),
    findConvertedCart: findConvertedCart(deps),
    listOrders: listOrders(deps),
    listBuyerOrders: listBuyerOrders(deps),
    hasBought: hasBought(deps),
    unfinishedOrders: unfinishedOrders(deps),
    advanceOrder: advanceOrder(deps),
    cancelOrder: cancelOrder(deps),
    changeOrderFields: changeOrderFields(deps),
    changeOrderLineFields: changeOrderLineFields(deps),
    addOrderNote: addOrderNote(deps),
    orderNoteLoader: orderNoteLoader(deps),
    sendMail: sendMail(deps),
    // checkout
    checkout: withCheckoutReport(checkout(deps), onCheckout),
    enrollForFree: withCheckoutReport(enrollForFree(deps), onCheckout),
    quoteCheckout: quoteCheckout(deps),
    taxPolicy: () => (deps.tax ? { isIncluded: deps.tax.prices === "included" } : null),
    // payment
    payOrder: withCheckoutReport(payOrder(deps), onCheckout),
    handlePaymentEvent: handlePaymentEvent(deps),
    resumePayment: resumePayment(deps),
    notePaidOrder: notePaidOrder(deps),
    expireReservation: expireReservation(deps),
    expireOrder: expireOrder(deps),
    // refund
    refundOrder: refundOrder(deps),
    settleRefund: settleRefund(deps),
    handleRefundEvent: handleRefundEvent(deps),
    resumeRefunds: resumeRefunds(deps),
    // fulfillment
    settleOrder: settleLater(deps),
    orderToShip: orderToShip(deps),
    createShipment: createShipment(deps),
    recordShipment: recordShipment(deps),
    captureParcel: captureParcel(deps),
    recordEndingAuthorization: recordEndingAuthorization(deps),
    requestReview: requestReview(deps),
    ...cartReminders(deps),
    stopShipment: stopShipment(deps),
    stopOpenShipments: stopOpenShipments(deps),
    enrollBuyer: enrollBuyer(deps),
    openCourses: openCourses(deps),
    findUnenrolled: findUnenrolled(deps),
    completeAfterRefund: completeAfterRefund(deps),
    // guest
    claimGuestOrders: claimGuestOrders(deps),
    notifyOfClaim: notifyOfClaim(deps),
    requestOrderLink: requestOrderLink(deps),
    startOrderLink: startOrderLink(deps),
    orderByLink: orderByLink(deps),
    forgetOrderLinks: forgetOrderLinks(deps),
    // idempotency
    runIdempotently: runIdempotently(deps),
    // repair
    listStuckOrders: listStuckOrders(deps),
    oldestStuckOrders: oldestStuckOrders(deps),
    repairOrder: repairOrder(deps),
    reportOutboxes: reportOutboxes(outboxes),
    listFailedDeliveries: listFailedDeliveries(outboxes),
    retryDelivery: retryDelivery({ ...deps, outboxes }),
    // reports
    salesReport: salesReport(deps),
    courseIncome: courseIncome(deps),
    findSellers: findSellers(deps),
  };
}
