import type { OrderStore } from "../order-store.js";
import { mailOf } from "../order/order-mails.js";
import { goodsOf, isClosed, isGuests, unitsOfProduct, type Order, type OrderLine } from "../order/order.js";
import type { OutboxJob } from "../outbox-job.js";
import type { OrderPeers } from "../peers.js";
import { remainingLines } from "./complete-order.js";

export interface RequestReviewDeps {
  readonly store: Pick<OrderStore, "findOrder">;
  readonly peers: Pick<OrderPeers, "mails" | "reviews">;
  /** The router's base URL for links in mails. */
  readonly publicUrl: string;
  /** The days from the last delivery to the request; 0 for no requests. */
  readonly reviewRequestDays: number;
}

const dayMs = 86_400_000;
const maxProductsOfCall = 100;
const maxLinesOfMail = 20;

/** Returns the job of a delivery. A guest cannot write reviews. */
export function reviewRequestJobs(order: Order, deliveredAt: Date, days: number): OutboxJob[] {
  if (days === 0 || isGuests(order)) return [];
  const runAt = new Date(deliveredAt.getTime() + days * dayMs);
  // the job of a later parcel replaces this one
  const options = { key: `requestReview:${order.id}`, runAt };
  return [{ task: "requestReview", data: { orderId: order.id }, options }];
}

/**
 * Runs from the outbox: asks the buyer by mail, once per order, to review the delivered goods without a review.
 * Idempotent. Throws ServiceUnavailableError.
 */
export function requestReview({ store, peers, publicUrl, reviewRequestDays }: RequestReviewDeps) {
  return async (orderId: string): Promise<void> => {
    const order = reviewRequestDays === 0 ? null : await store.findOrder("id", orderId);
    if (!order || isGuests(order) || isClosed(order)) return;
    const delivered = deliveredLines(order).slice(0, maxProductsOfCall);
    if (delivered.length === 0) return;
    const productIds = delivered.map(({ productId }) => productId);
    const reviewed = new Set(await peers.reviews.reviewedProducts(order.buyerId, productIds));
    const lines = delivered
      .filter(({ productId }) => !reviewed.has(productId))
      .slice(0, maxLinesOfMail)
      .map(({ name, productId }) => ({ name, link: `${publicUrl}/account/reviews/${productId}` }));
    if (lines.length === 0) return;
    const data = { orderNumber: order.number, lines };
    await peers.mails.send(mailOf(order, { eventId: `reviewRequest:${orderId}`, kind: "REVIEW_REQUEST", data }));
  };
}

/** Returns the goods of delivered parcels, without wholly refunded ones. */
function deliveredLines(order: Order): OrderLine[] {
  const goods = goodsOf(order.lines);
  const parcels = order.shipments.filter(({ status }) => status === "DELIVERED");
  const delivered = parcels.flatMap(({ lines }) => lines ?? goods);
  return remainingLines(order, goods).filter(({ productId }) => unitsOfProduct(delivered, productId) > 0);
}
