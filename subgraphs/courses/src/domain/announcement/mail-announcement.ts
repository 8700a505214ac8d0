import type { NotificationsPeer } from "../peers.js";
import type { AnnouncementStore } from "./announcement.js";

export interface MailAnnouncementDependencies {
  readonly announcements: Pick<AnnouncementStore, "nextReaders" | "recordMailed">;
  readonly notifier: Pick<NotificationsPeer, "notifyAnnouncement">;
  /** The address of the shop, for links in mails. */
  readonly publicUrl: string;
}

/** Maximum number of calls to notifications at the same time. */
const concurrentCalls = 5;

/**
 * Runs from the outbox: hands the mails of the next students to notifications. A repeated run calls again with the same
 * ids, for which notifications sends no second mail. Throws ServiceUnavailableError.
 */
export function mailAnnouncement({ announcements, notifier, publicUrl }: MailAnnouncementDependencies) {
  return async (id: string): Promise<void> => {
    const page = await announcements.nextReaders(id);
    if (!page) return;
    const { subject, text: body, courseTitle, courseSlug, readers } = page;
    const link = `${publicUrl}/learn/${courseSlug}/announcements`;
    for (let start = 0; start < readers.length; start += concurrentCalls)
      await Promise.all(
        readers
          .slice(start, start + concurrentCalls)
          .map(({ userId }) =>
            notifier.notifyAnnouncement({ announcementId: id, userId, courseTitle, subject, body, link }),
          ),
      );
    await announcements.recordMailed(page);
  };
}
