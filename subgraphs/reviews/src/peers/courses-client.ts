import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CourseMembership, CoursesPeer } from "../domain/peers.js";
import { CourseMembershipDocument } from "./generated/courses.js";

/** Calls the courses subgraph by GraphQL. */
export class CoursesClient implements CoursesPeer {
  constructor(private readonly peer: PeerClient) {}

  async membership(userId: string, productId: string): Promise<CourseMembership> {
    const input = { buyerId: userId, productIds: [productId] };
    const { courseOffers } = await this.peer.call(CourseMembershipDocument, { input }, { idempotent: true });
    const [offer] = courseOffers;
    return { isEnrolled: offer?.isEnrolled ?? false, isInstructor: offer?.isInstructor ?? false };
  }
}
