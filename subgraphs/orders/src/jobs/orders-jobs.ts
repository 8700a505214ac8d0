import type { CrashPoint } from "@souk/kernel/crash-point";
import type { JobAttempt, JobHandler, JobHandlers } from "@souk/kernel/jobs";
import type { ClaimNews } from "../domain/claim-guest-orders.js";
import type { NewEnrollments } from "../domain/enroll-buyer.js";
import type { OrderLinkWish } from "../domain/order-link.js";
import type { CartLine, Mails, Shipping } from "../domain/order-peers.js";
import type { OrdersDomain } from "../domain/orders-domain.js";
import type { Settlement } from "../domain/settle-order.js";

type Mail = Parameters<Mails["send"]>[0];
type Shipment = Parameters<Shipping["createShipment"]>[0];
interface OfOrder {
  readonly orderId: string;
}
interface OfEvent extends OfOrder {
  readonly eventId: string;
}

/** UTC; a night that was slept through is made up for. */
export const ordersSchedule = "* * * * * resumeRefunds\n50 3 * * * forgetOrderLinks ?fill=1d";

/** The outbox of orders: what a change of an order makes others do. Each is harmless to repeat by the order's or the event's id. */
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
    cancelShipment: ({ eventId, orderId }: OfEvent) =>
      peers.shipping.cancelShipment(eventId, orderId, "the order was cancelled"),
    enrollBuyer: (enrollments: NewEnrollments, { attempt, maxAttempts }: JobAttempt) =>
      domain.enrollBuyer(enrollments, attempt >= maxAttempts),
    endEnrollments: ({ eventId, orderId, buyerId, productIds }: OfEvent & { buyerId: string; productIds: string[] }) =>
      peers.courses.endEnrollments(eventId, orderId, buyerId, productIds),
    sendMail: (mail: Mail) => domain.sendMail(mail),
    tellOfClaim: (news: ClaimNews) => domain.tellOfClaim(news),
    findPayment: ({ orderId }: OfOrder) => domain.findPayment(orderId),
    settleRefund: async ({ refundId }: { refundId: string }) => void (await domain.settleRefund(refundId)),
    resumeRefunds: () => domain.resumeRefunds(),
    startOrderLink: (wish: OrderLinkWish) => domain.startOrderLink(wish),
    forgetOrderLinks: () => domain.forgetOrderLinks(),
    expireOrder: ({ orderId }: OfOrder) => domain.expireOrder(orderId),
  };
  return Object.fromEntries(
    Object.entries(handlers).map(([task, handler]) => [task, reporting(task, handler, crashPoint)]),
  );
}

/** The effect of a job is there and the job is not off the list yet: the place where it would run a second time. */
function reporting(task: string, handler: JobHandler<never>, crashPoint: CrashPoint): JobHandler<never> {
  return async (payload, attempt) => {
    await handler(payload, attempt);
    crashPoint(`job.${task}`);
  };
}
