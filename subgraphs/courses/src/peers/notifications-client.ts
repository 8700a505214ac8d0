import type { PeerClient } from "@souk/kernel/peer-client";
import type { EnrollmentNotice, EnrollmentNotifier } from "../domain/enrollment-notifier.js";
import { NotifyDocument } from "./generated/notifications.js";

/** Notifications by their GraphQL. */
export class NotificationsClient implements EnrollmentNotifier {
  constructor(private readonly peer: PeerClient) {}

  async notifyEnrolled({ enrollmentId, userId, courseTitle, courseSlug }: EnrollmentNotice): Promise<void> {
    // the enrollment's own id names the event, so the mail goes out once
    const data = { courseTitle, courseSlug };
    const input = { eventId: enrollmentId, kind: "COURSE_ENROLLED" as const, userId, data };
    await this.peer.call(NotifyDocument, { input }, { idempotent: true });
  }
}
