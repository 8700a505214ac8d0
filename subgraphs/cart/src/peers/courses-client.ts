import type { PeerClient } from "@souk/kernel/peer-client";
import type { CourseOffer, CourseOffers } from "../domain/course-offers.js";
import { CourseOfferDocument } from "./generated/courses.js";

/** Courses by its GraphQL. */
export class CoursesClient implements CourseOffers {
  constructor(private readonly peer: PeerClient) {}

  async findOffer(buyerId: string, productId: string): Promise<CourseOffer | null> {
    const input = { buyerId, productIds: [productId] };
    const { courseOffers } = await this.peer.call(CourseOfferDocument, { input }, { idempotent: true });
    return courseOffers.find((offer) => offer.productId === productId) ?? null;
  }
}
