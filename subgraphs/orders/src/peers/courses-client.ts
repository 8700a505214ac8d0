import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CourseOffer, CoursesPeer } from "../domain/peers.js";
import { CourseOffersDocument, EndEnrollmentsDocument, EnrollBuyerDocument } from "./generated/courses.js";

export class CoursesClient implements CoursesPeer {
  constructor(private readonly peer: PeerClient) {}

  async offers(buyerId: string | null, productIds: readonly string[]): Promise<readonly CourseOffer[]> {
    const input = { buyerId, productIds: [...productIds] };
    return (await this.peer.call(CourseOffersDocument, { input }, { idempotent: true })).courseOffers;
  }

  async enroll(orderId: string, buyerId: string, productIds: readonly string[]): Promise<boolean> {
    const input = { eventId: `enroll:${orderId}`, orderId, buyerId, productIds: [...productIds] };
    return (await this.peer.call(EnrollBuyerDocument, { input }, { idempotent: true })).enrollBuyer;
  }

  async endEnrollments(
    ...[eventId, orderId, buyerId, productIds]: Parameters<CoursesPeer["endEnrollments"]>
  ): Promise<void> {
    const input = { eventId, orderId, buyerId, productIds: [...productIds] };
    await this.peer.call(EndEnrollmentsDocument, { input }, { idempotent: true });
  }
}
