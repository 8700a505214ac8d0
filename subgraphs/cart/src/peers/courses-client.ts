import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CourseOffer, CoursesPeer } from "../domain/peers.js";
import { CourseOfferDocument } from "./generated/courses.js";

/** Calls courses' GraphQL API. */
export class CoursesClient implements CoursesPeer {
  constructor(private readonly peer: PeerClient) {}

  async findOffers(buyerId: string, productIds: readonly string[]): Promise<ReadonlyMap<string, CourseOffer>> {
    const input = { buyerId, productIds: [...productIds] };
    const { courseOffers } = await this.peer.call(CourseOfferDocument, { input }, { idempotent: true });
    return new Map(courseOffers.map((offer) => [offer.productId, offer]));
  }
}
