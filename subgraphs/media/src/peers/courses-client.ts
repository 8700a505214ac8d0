import type { Viewer } from "@souk/kernel/identity/viewer";
import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { CoursesPeer } from "../domain/peers.js";
import { MayReadLessonFileDocument } from "./generated/courses.js";

/** Calls the courses subgraph by GraphQL. */
export class CoursesClient implements CoursesPeer {
  constructor(private readonly peer: PeerClient) {}

  async mayRead(lessonId: string, fileId: string, viewer: Viewer): Promise<boolean> {
    const user = viewer.kind === "user" ? viewer : null;
    const input = { lessonId, fileId, userId: user?.id ?? null, role: user?.role ?? null };
    return (await this.peer.call(MayReadLessonFileDocument, { input }, { idempotent: true })).mayReadLessonFile;
  }
}
