import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CoursesPeer, PictureUse } from "../domain/peers.js";
import { ThumbnailUsesDocument } from "./generated/courses.js";

/** Calls the courses subgraph by GraphQL. */
export class CoursesClient implements CoursesPeer {
  constructor(private readonly peer: PeerClient) {}

  async usesOf(checksums: readonly string[]): Promise<readonly PictureUse[]> {
    if (checksums.length === 0) return [];
    const input = { checksums: [...checksums] };
    const { thumbnailUses } = await this.peer.call(ThumbnailUsesDocument, { input }, { idempotent: true });
    return thumbnailUses.map(({ checksum, courseId: id, title: name, instructorId, isPublished }) => ({
      checksum,
      typename: "Course",
      id,
      name,
      ownerId: isPublished ? null : instructorId,
    }));
  }
}
