import type { JobAttempt, JobHandler, JobHandlers } from "@souk/kernel/jobs/jobs";
import type { CrashPoint } from "@souk/kernel/process/crash-point";
import type { ParcelToCapture } from "../domain/fulfillment/capture-parcel.js";
import type { NewEnrollments } from "../domain/fulfillment/open-courses.js";
import type { Settlement } from "../domain/fulfillment/settle-order.js";
import type { StoppedShipment } from "../domain/fulfillment/stop-shipment.js";
import type { ClaimNotice } from "../domain/guest/claim-guest-orders.js";
import type { OrderLinkRequest } from "../domain/guest/order-link.js";
import type { IdleCartNotice } from "../domain/reminders/cart-reminders.js";
import type { CartLine, NotificationsPeer, ShippingPeer } from "../domain/peers.js";
import type { OrdersDomain } from "../domain/orders-domain.js";

type Mail = Parameters<NotificationsPeer["send"]>[0];
type Shipment = Parameters<ShippingPeer["createShipment"]>[0];
interface OfOrder {
  readonly orderId: string;
}
interface OfEvent extends OfOrder {
  readonly eventId: string;
}

/** UTC; a nightly job that was missed runs later. */
export const ordersSchedule =
  "* * * * * resumeRefunds\n* * * * * stopOpenShipments\n* * * * * findUnenrolled\n* * * * * findIdleCarts\n15 * * * * findSellers\n40 3 * * * forgetCartReminders ?fill=1d\n50 3 * * * forgetOrderLinks ?fill=1d";

/**
 * The handlers of the orders outbox, which call other services after a change of an order. Each is idempotent by the
 * order's or the event's id.
 */
export function ordersJobs(domain: OrdersDomain, crashPoint: CrashPoint): JobHandlers {
  const { peers } = domain;
  const handlers: JobHandlers = {
    settleOrder: (settlement: Settlement) => domain.settleOrder(settlement),
    releaseReservation: ({ orderId, endsAt }: OfOrder & { endsAt?: string | null }) =>
      peers.inventory.release(orderId, endsAt == null ? null : new Date(endsAt)),
    holdReservation: async ({ orderId }: OfOrder) => void (await peers.inventory.hold(orderId)),
    returnStock: ({ eventId, orderId, lines }: OfEvent & { lines: CartLine[] }) =>
      peers.inventory.returnStock(eventId, orderId, lines),
    createShipment: (shipment: Shipment) => domain.createShipment(shipment),
    captureParcel: (parcel: ParcelToCapture) => domain.captureParcel(parcel),
    stopShipment: (stopped: StoppedShipment) => domain.stopShipment(stopped),
    // written by releases before `stopShipment`
    cancelShipment: ({ orderId }: OfEvent) => domain.stopShipment({ orderId, returns: [] }),
    stopOpenShipments: () => domain.stopOpenShipments(),
    enrollBuyer: (enrollments: NewEnrollments, { attempt, maxAttempts }: JobAttempt) =>
      domain.enrollBuyer(enrollments, attempt >= maxAttempts),
    endEnrollments: ({ eventId, orderId, buyerId, productIds }: OfEvent & { buyerId: string; productIds: string[] }) =>
      peers.courses.endEnrollments(eventId, orderId, buyerId, productIds),
    notePaidOrder: ({ orderId }: OfOrder) => domain.notePaidOrder(orderId),
    sendMail: (mail: Mail) => domain.sendMail(mail),
    tellOfClaim: (notice: ClaimNotice) => domain.notifyOfClaim(notice),
    resumePayment: ({ orderId, round }: OfOrder & { round: number }) => domain.resumePayment(orderId, round),
    // the name of this job in the previous release; some jobs may still be queued
    findPayment: ({ orderId }: OfOrder) => domain.resumePayment(orderId),
    completeOrder: ({ orderId }: OfOrder) => domain.completeAfterRefund(orderId),
    openCourses: ({ orderId }: OfOrder) => domain.openCourses(orderId),
    requestReview: ({ orderId }: OfOrder) => domain.requestReview(orderId),
    findUnenrolled: () => domain.findUnenrolled(),
    settleRefund: async ({ refundId }: { refundId: string }) => void (await domain.settleRefund(refundId)),
    resumeRefunds: () => domain.resumeRefunds(),
    startOrderLink: (request: OrderLinkRequest) => domain.startOrderLink(request),
    findSellers: () => domain.findSellers(),
    findIdleCarts: () => domain.findIdleCarts(),
    remindOfCart: (notice: IdleCartNotice) => domain.remindOfCart(notice),
    forgetCartReminders: () => domain.forgetCartReminders(),
    forgetOrderLinks: () => domain.forgetOrderLinks(),
    expireOrder: ({ orderId }: OfOrder) => domain.expireOrder(orderId),
  };
  return Object.fromEntries(
    Object.entries(handlers).map(([task, handler]) => [task, reporting(task, handler, crashPoint)]),
  );
}

/**
 * Adds a crash point after the job's effect and before the job is removed from the queue, where a crash makes it run
 * again.
 */
function reporting(task: string, handler: JobHandler<never>, crashPoint: CrashPoint): JobHandler<never> {
  return async (payload, attempt) => {
    await handler(payload, attempt);
    crashPoint(`job.${task}`);
  };
}
