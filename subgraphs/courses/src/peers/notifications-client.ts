import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type {
  AnnouncementNotice,
  EnrollmentNotice,
  LessonPostNotice,
  MarkedNotice,
  NotificationsPeer,
} from "../domain/peers.js";
import { NotifyDocument } from "./generated/notifications.js";

/** Calls the notifications subgraph by GraphQL. */
export class NotificationsClient implements NotificationsPeer {
  constructor(private readonly peer: PeerClient) {}

  async notifyEnrolled({ enrollmentId, userId, courseTitle, courseSlug }: EnrollmentNotice): Promise<void> {
    // The enrollment's id identifies the event, so the mail is sent once.
    const data = { courseTitle, courseSlug };
    const input = { eventId: enrollmentId, kind: "COURSE_ENROLLED" as const, userId, data };
    await this.peer.call(NotifyDocument, { input }, { idempotent: true });
  }

  async notifyMarked({ attemptId, userId, ...data }: MarkedNotice): Promise<void> {
    const input = { eventId: `answersMarked:${attemptId}`, kind: "ANSWERS_MARKED" as const, userId, data };
    await this.peer.call(NotifyDocument, { input }, { idempotent: true });
  }

  async notifyLessonPost({ postId: eventId, kind, userId, ...data }: LessonPostNotice): Promise<void> {
    await this.peer.call(NotifyDocument, { input: { eventId, kind, userId, data } }, { idempotent: true });
  }

  async notifyAnnouncement({ announcementId, userId, ...data }: AnnouncementNotice): Promise<void> {
    const input = {
      eventId: `announcement:${announcementId}:${userId}`,
      kind: "COURSE_ANNOUNCEMENT" as const,
      userId,
      data,
    };
    await this.peer.call(NotifyDocument, { input }, { idempotent: true });
  }
}
