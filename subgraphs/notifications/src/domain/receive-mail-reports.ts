import type { MailReport, MailReportRequest } from "@souk/kernel/project/providers/mail-reports";
import type { Clock } from "@souk/kernel/values/clock";
import type { MailEnding, NotificationStore } from "./notification-store.js";

/**
 * early: a mail is about to be stored as sent, so the service should post the report again. With `forged` and
 * `unreadable` nothing is stored.
 */
export type ReceiveMailReportsOutcome = "stored" | "early" | "forged" | "unreadable";

export interface ReceiveMailReportsDependencies {
  readonly notifications: Pick<NotificationStore, "endMails">;
  /** Returns the reports of one POST, or null when its signature is wrong. Throws when it cannot be read. */
  readonly readReports: (request: MailReportRequest) => Promise<readonly MailReport[] | null>;
  readonly reportUnreadable: (error: unknown) => void;
  readonly clock: Clock;
}

/**
 * Stores what a mail service reports about mails that it accepted: a delivered mail is DELIVERED, a bounced one FAILED.
 * A repeated report changes nothing, and a bounce is final until the mail is sent again.
 */
export function receiveMailReports(deps: ReceiveMailReportsDependencies) {
  const { notifications, readReports, reportUnreadable, clock } = deps;
  return async (request: MailReportRequest): Promise<ReceiveMailReportsOutcome> => {
    let reports: readonly MailReport[] | null;
    try {
      reports = await readReports(request);
    } catch (error) {
      reportUnreadable(error);
      return "unreadable";
    }
    if (reports === null) return "forged";
    const endings = endingsOf(reports);
    const early = endings.length === 0 ? 0 : await notifications.endMails(endings, clock.now());
    return early > 0 ? "early" : "stored";
  };
}

/** One ending for each sending of a mail: a bounce, if any report says so. */
function endingsOf(reports: readonly MailReport[]): readonly MailEnding[] {
  const endings = new Map<string, MailEnding>();
  for (const report of reports) {
    const sending = sendingOf(report.messageId);
    if (!sending) continue;
    const key = `${sending.id} ${sending.round}`;
    const bounce = report.outcome === "bounced" ? report.reason : (endings.get(key)?.bounce ?? null);
    endings.set(key, { ...sending, bounce });
  }
  return [...endings.values()];
}

const messageIdPattern = /^<?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:\.(\d{1,4}))?(?:@[^@<>]+)?>?$/i;

/** Reads a Message-ID that `messageIdOf` wrote, with any host or none. Null for those of other programs. */
function sendingOf(messageId: string): { readonly id: string; readonly round: number } | null {
  const [, id, round = "0"] = messageIdPattern.exec(messageId.trim()) ?? [];
  return id === undefined ? null : { id: id.toLowerCase(), round: Number(round) };
}

/** The Message-ID of a mail. Each repetition on purpose has its own. */
export function messageIdOf({ id, round }: { readonly id: string; readonly round: number }, host: string): string {
  return `<${round === 0 ? id : `${id}.${round}`}@${host}>`;
}
