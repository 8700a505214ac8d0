import type { Viewer } from "@souk/kernel/identity/viewer";
import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CoursesPeer, MediaUse } from "../domain/peers.js";
import {
  LessonFileUsesDocument,
  MayReadLessonFileDocument,
  ThumbnailUsesDocument,
  type ThumbnailUsesQuery,
} from "./generated/courses.js";

/** Calls the courses subgraph by GraphQL. */
export class CoursesClient implements CoursesPeer {
  constructor(private readonly peer: PeerClient) {}

  async usesOf(checksums: readonly string[]): Promise<readonly MediaUse[]> {
    if (checksums.length === 0) return [];
    const input = { checksums: [...checksums] };
    const { thumbnailUses } = await this.peer.call(ThumbnailUsesDocument, { input }, { idempotent: true });
    return thumbnailUses.map(({ checksum, ...course }) => useIn(course, checksum));
  }

  async usesOfFiles(ids: readonly string[]): Promise<readonly MediaUse[]> {
    if (ids.length === 0) return [];
    const input = { fileIds: [...ids] };
    const { lessonFileUses } = await this.peer.call(LessonFileUsesDocument, { input }, { idempotent: true });
    return lessonFileUses.map(({ fileId, ...course }) => useIn(course, fileId));
  }

  async mayRead(lessonId: string, fileId: string, viewer: Viewer): Promise<boolean> {
    const user = viewer.kind === "user" ? viewer : null;
    const input = { lessonId, fileId, userId: user?.id ?? null, role: user?.role ?? null };
    return (await this.peer.call(MayReadLessonFileDocument, { input }, { idempotent: true })).mayReadLessonFile;
  }
}

type ShownCourse = Omit<ThumbnailUsesQuery["thumbnailUses"][number], "checksum">;

function useIn({ courseId: id, title: name, instructorId, isPublished }: ShownCourse, key: string): MediaUse {
  return { key, typename: "Course", id, name, ownerId: isPublished ? null : instructorId };
}
