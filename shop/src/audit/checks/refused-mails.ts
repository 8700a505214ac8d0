import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";

/** A marketing mail that was sent. */
export interface MarketingMail extends Row {
  readonly kind: string;
  readonly subject: string;
  /** The reader's last choice for the kind before the mail; null before the first choice. */
  readonly wasAccepted: boolean | null;
}

/** No marketing mail is sent to a reader who has refused its kind. */
export const refusedMails: Check<{ mail: MarketingMail }> = {
  name: "refused-mails",
  compares: "marketing mails with the choices of their readers",
  of: "marketing mails",
  advice: "Apologize to the reader, and ask who sent the mail.",
  sources: {
    mail: {
      database: "notifications",
      // only kinds that readers can choose have choices; a choice of the last minute can pass the mail on its way
      sql: `
        select mail.id::text as key, mail.kind, mail.subject, mail.sent_at as "freshAt", choice.is_accepted as "wasAccepted"
        from notifications mail left join lateral (
          select is_accepted from mail_choices
          where kind = mail.kind and (user_id = mail.user_id or address = lower(mail.recipient))
            and chosen_at < mail.sent_at - interval '1 minute'
          order by chosen_at desc, number desc limit 1
        ) choice on true
        where mail.sent_at is not null and mail.kind in (select distinct kind from mail_choices)`,
    },
  },
  compare: ({ mail }) => (mail ? findRefused(mail) : []),
};

export function findRefused({ kind, subject, wasAccepted }: Omit<MarketingMail, "key">): Finding[] {
  if (wasAccepted !== false) return [];
  return [{ subject: `mail "${subject}"`, expected: `none after its reader refused ${kind}`, found: "it was sent" }];
}
