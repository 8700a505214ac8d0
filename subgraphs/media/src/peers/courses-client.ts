import type { Viewer } from "@souk/kernel/identity/viewer";
import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CoursesPeer, MediaUse } from "../domain/peers.js";
import { LessonFileUsesDocument, MayReadLessonFileDocument, ThumbnailUsesDocument } from "./generated/courses.js";

/** Calls the courses subgraph by GraphQL. */
export class CoursesClient implements CoursesPeer {
  constructor(private readonly peer: PeerClient) {}

  async usesOf(checksums: readonly string[]): Promise<readonly MediaUse[]> {
    if (checksums.length === 0) return [];
    const input = { checksums: [...checksums] };
    const { thumbnailUses } = await this.peer.call(ThumbnailUsesDocument, { input }, { idempotent: true });
    return thumbnailUses.map(({ checksum: key, courseId: id, title: name, instructorId, isPublished }) => ({
      key,
      typename: "Course",
      id,
      name,
      ownerId: isPublished ? null : instructorId,
    }));
  }

  async usesOfFiles(ids: readonly string[]): Promise<readonly MediaUse[]> {
    if (ids.length === 0) return [];
    const input = { fileIds: [...ids] };
    const { lessonFileUses } = await this.peer.call(LessonFileUsesDocument, { input }, { idempotent: true });
    return lessonFileUses.map(({ fileId: key, courseId: id, title: name, instructorId, isPublished }) => ({
      key,
      typename: "Course",
      id,
      name,
      ownerId: isPublished ? null : instructorId,
    }));
  }

  async mayRead(lessonId: string, fileId: string, viewer: Viewer): Promise<boolean> {
    const user = viewer.kind === "user" ? viewer : null;
    const input = { lessonId, fileId, userId: user?.id ?? null, role: user?.role ?? null };
    return (await this.peer.call(MayReadLessonFileDocument, { input }, { idempotent: true })).mayReadLessonFile;
  }
}
